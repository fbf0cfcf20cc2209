import { decodeWhole } from './shared-link';

/**
 * What mailing programs, social networks, search engines and advertisers append to the links that they
 * send. It is for the sender's own statistics: no address here means another thing with it. The names
 * are those that Firefox, Brave and ClearURLs take off.
 */
const FAMILIES = [
  ...['utm_', 'mtm_', 'matomo_', 'piwik_', 'pk_', 'hsa_', '__hs', '_hs', 'hscta', 'itm_', 'ns_'],
  ...[
    'fb_action_',
    'fb_comment_',
    'mc_',
    'sfmc_',
    'bsft_',
    'vero_',
    'oly_',
    'ml_subscriber',
    'guce_',
  ],
  ...[
    'elq',
    'wt_',
    'sc_',
    'trk',
    '_branch_',
    '__cft__',
    '__xts__',
    'gad_',
    'at_campaign',
    'at_medium',
  ],
  ...['at_custom', 'at_recipient', 'at_link', 'at_send'],
] as const;

const NAMES: ReadonlySet<string> = new Set([
  // Google, Microsoft, Yandex, Baidu
  ...['gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'srsltid', '_ga', '_gl', 'msclkid', 'yclid'],
  ...['ysclid', 'ymclid', '_openstat', 'bd_vid'],
  // Facebook, Instagram, X, TikTok, LinkedIn, Reddit, Pinterest, Snapchat, YouTube, Spotify
  ...['fbclid', 'mibextid', '__tn__', 'fb_source', 'fb_ref', 'igshid', 'igsh', 'ig_rid', 'twclid'],
  ...['ttclid', 'li_fat_id', 'rdt_cid', 'epik', 'sccid', 'scclid', 'si', 'ref_src', 'ref_url'],
  // Mailing programs
  ...[
    'mkt_tok',
    'ck_subscriber_id',
    'dm_i',
    'emci',
    'emdi',
    'ceid',
    '_ke',
    '_kx',
    '__s',
    'wickedid',
  ],
  ...['nr_email_referer', 'mcid', 's_cid', 'rb_clickid', 'vgo_ee', 'hootpostid'],
  // Newsrooms, and those who pay for links
  ...['ref', 'share', 'smid', 'smtyp', 'cmpid', 'ncid', 'xtor', 'wtmc', 'ito', 'guccounter', 'spm'],
  ...['soc_src', 'soc_trk', 'irclickid', 'cjevent', 'iclid', 'tduid', 'obclid', 'dicbo', 'tblci'],
]);

/** Whether a parameter's name, decoded, is a mark of who sent the link. */
export function isSendersMark(name: string): boolean {
  const small = name.toLowerCase();
  return NAMES.has(small) || FAMILIES.some((family) => small.startsWith(family));
}

function nameOf(piece: string): string {
  const name = piece.replace(/=.*$/s, '');
  return decodeWhole(name) ?? name;
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
  const kept = pieces.filter((piece) => !isSendersMark(nameOf(piece)));
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
