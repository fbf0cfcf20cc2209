import { decodeWhole } from './decode-whole';

const words = (list: string): string[] => list.trim().split(/\s+/);

/**
 * What mailing programs, social networks, search engines and advertisers append to the links that they
 * send. It is for the sender's own statistics: no address here means another thing with it. The names
 * are those that Firefox, Brave, AdGuard and ClearURLs take off, and those of newsrooms. These are
 * beginnings of names, of which each program has a dozen.
 */
const FAMILIES = words(`
  utm ga_ gad_ gs_ _x_tr_ mtm_ matomo_ piwik_ pk_ hsa_ __hs _hs hscta itm_ otm_ ns_ cm_mmc wt_ wt. cx_ xt
  fb_action_ fb_comment_ action_object_ action_ref_ action_type_ __cft__ __xts__ trk ref_
  mc_ sfmc_ bsft_ vero_ oly_ ml_subscriber elq hmb_ mindbox- _bhlid bhlid sh_kit _sgm_
  sc_ guce_ _branch_ adjust_ ir_ dpg_ sara_ cvo_ vn_
`);
/** AT Internet's, which begin as the position of a pinned address does. */
const AT_INTERNET = /^at_[a-z]{2,}/;

const NAMES: ReadonlySet<string> = new Set([
  // Google, Microsoft, Yandex, Baidu
  ...words(`
    gclid gclsrc dclid gbraid wbraid srsltid _ga _gl gad usg ved ust aqs sxsrf sca_esv uact rlz
    pcampaignid usqp amp outputtype msclkid ocid cvid yclid ysclid ymclid _openstat bd_vid`),
  // Facebook, Instagram, Threads, X, TikTok, LinkedIn, Reddit, Pinterest, Snapchat, YouTube, WeChat, VK
  ...words(`
    fbclid mibextid __tn__ fb_source fb_ref sfnsn igshid igsh ig_rid xmt twclid __twitter_impression
    ttclid is_from_webapp sender_device li_fat_id lipi licu rcm rdt_cid share_id epik sccid scclid si
    isappinstalled nsukey vkclid vd_source __readwiselocation`),
  // Mailing programs
  ...words(`
    mkt_tok ck_subscriber_id dm_i dm_t emci emdi ceid _ke _kx __s wickedid nr_email_referer mcid s_cid
    s_kwcid ef_id rb_clickid vgo_ee hootpostid _clde _cldee os_ehash bxid email_hash`),
  // Newsrooms, and those who pay for links
  ...words(`
    ref referrer share smid smtyp emc partner cmp cmpid ncid icid itid cid mbid taid wtmc wtrid ito
    guccounter spm echobox reflink mod maca sref sr_share unlocked_article_code sms_ss awesm soc_src
    soc_trk irclickid irgwc cjevent iclid tduid obclid dicbo tblci awc sscid cuid erid campaign
    campaign_id campaignid adid ad_id adset_id click_id clickid tracking_id tracking_source trackid`),
]);

/** Marks whose names say too little: with these values they are a sender's. */
const WITH_VALUE = new RegExp(
  `^(${[
    's=\\d{1,2}',
    't=[\\w-]{20,}',
    'sa=[a-z]',
    'source=(editors|docs|gmail|hangouts|calendar|rss|feed|newsletter|e?mail)',
    'from=(singlemessage|groupmessage|timeline)',
    'feature=(share|youtu\\.be)',
  ].join('|')})$`,
  'i',
);

/** Whether a parameter's name, decoded, is a mark of who sent the link. */
export function isSendersMark(name: string): boolean {
  const small = name.toLowerCase();
  if (NAMES.has(small) || AT_INTERNET.test(small)) return true;
  return FAMILIES.some((family) => small.startsWith(family));
}

function nameOf(piece: string): string {
  const name = piece.replace(/=.*$/s, '');
  return decodeWhole(name) ?? name;
}

/** Whether a piece of a query, as sent, is a mark. */
function isMark(piece: string): boolean {
  return isSendersMark(nameOf(piece)) || WITH_VALUE.test(piece);
}

/** A question mark inside a query begins marks that a sender appended without looking. */
const APPENDED = /\?(?=([^=&?]+)(?:[=&]|$))/g;

/**
 * A query without the marks of senders; the rest as it was, byte for byte.
 * @param query as sent, without `?`; a mail's `&amp;` counts as `&`
 */
export function withoutMarks(query: string): string {
  if (query === '') return query;
  const pieces = query
    .replace(APPENDED, (mark, name: string) => (isSendersMark(nameOf(name)) ? '&' : mark))
    .replace(/(^|&)amp;/gi, '$1')
    .split('&');
  const kept = pieces.filter((piece) => !isMark(piece));
  return kept.length === pieces.length ? pieces.join('&') : kept.join('&');
}

/** A request's address without the marks of senders in its query. */
export function addressWithoutMarks(address: string): string {
  const [, path = address, query] = /^([^?]*)\?(.*)$/s.exec(address) ?? [];
  if (query === undefined) return address;
  const kept = withoutMarks(query);
  if (kept === query) return address;
  return kept === '' ? path : `${path}?${kept}`;
}
