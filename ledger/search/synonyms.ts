/**
 * Words that readers use for one thing, each group with why it is one: a query that has one of them
 * finds the others too, after what has the word itself. They are words of the field and of English.
 * What a conflict's own wars, sides and places are called is in its records, and is read from there
 * (db/queries/list-names.ts).
 *
 * Letters as folded: small, without marks; a hyphen is a space. Postgres knows plurals and endings
 * ("killed", "killing"), so that one form stands for them, except where the stem is another.
 */
export type Synonyms = {
  /** A query that has one of them finds what has another. */
  words: readonly string[];
  /** What such a query finds too, and which does not find them in turn. */
  finds?: readonly string[];
  why: string;
};

export const SYNONYMS: readonly Synonyms[] = [
  {
    words: [
      ...['killed', 'dead', 'died', 'die', 'dying', 'deaths', 'death toll', 'toll', 'fatalities'],
      ...['fatal', 'slain', 'perished', 'lost their lives', 'loss of life', 'body count'],
    ],
    why: 'Sources say "killed", UCDP "battle-related deaths"; people ask for the dead and the toll.',
  },
  {
    words: ['casualties', 'victims'],
    finds: ['killed', 'dead', 'died', 'deaths', 'wounded'],
    why: 'In the press a casualty is mostly someone killed; by the word it may be someone wounded.',
  },
  {
    words: ['losses', 'loss', 'lost', 'lose'],
    finds: ['killed', 'dead', 'deaths', 'destroyed', 'shot down'],
    why: 'A side\'s losses are its dead, and what was shot down or destroyed ("Helicopters lost").',
  },
  {
    words: [
      ...['soldiers', 'servicemen', 'servicewomen', 'servicepeople', 'troops', 'military', 'army'],
      ...['combatants', 'fighters', 'conscripts', 'men in uniform', 'armed forces'],
    ],
    why: 'Sources count soldiers, servicemen, military and combatants; a reader knows one of them.',
  },
  {
    words: ['civilians', 'non combatants', 'noncombatants', 'ordinary people', 'villagers'],
    why: 'The publisher of one file says civilians in one place and non-combatants in another.',
  },
  {
    words: [
      ...['fled', 'flee', 'fleeing', 'refugees', 'displaced', 'displacement', 'idp', 'uprooted'],
      ...['internally displaced', 'exodus', 'homeless', 'expelled'],
    ],
    why: 'A refugee crosses a border and a displaced person does not; readers use either for both.',
  },
  {
    words: ['wounded', 'injured', 'hurt', 'injuries', 'wounds'],
    why: 'Sources say wounded, readers injured.',
  },
  {
    words: ['missing', 'disappeared', 'mia', 'unaccounted for'],
    why: 'MIA is missing in action.',
  },
  {
    words: [
      ...['clashes', 'skirmishes', 'fighting', 'fight', 'fought', 'escalation', 'flare up'],
      ...['battle', 'hostilities', 'combat', 'exchange of fire', 'border clashes'],
    ],
    why: 'Short fighting is called clashes or skirmishes; the records say fighting.',
  },
  {
    words: ['incidents', 'violations', 'ceasefire violations', 'cease fire violations'],
    finds: ['attacks'],
    why: 'What publishers count as incidents are mostly violations of a cease-fire.',
  },
  {
    words: ['ceasefire', 'cease fire', 'truce', 'armistice'],
    why: 'Spelt in two ways, and known by its other names.',
  },
  {
    words: ['helicopter', 'chopper', 'gunship'],
    why: 'Names of one aircraft.',
  },
  {
    words: ['drones', 'uav', 'unmanned aerial vehicles', 'unmanned'],
    why: 'A drone is an unmanned aerial vehicle.',
  },
  {
    words: ['tanks', 'armour', 'armor', 'armoured vehicles', 'armored vehicles'],
    why: 'Readers ask for armour; sources count tanks.',
  },
  {
    words: ['air defence', 'air defense', 'anti aircraft', 'antiaircraft', 'sam'],
    why: 'British and American spelling, and what such a system is.',
  },
  {
    words: ['destroyed', 'shot down', 'downed', 'crashed', 'shooting down'],
    why: 'An aircraft is shot down, a tank destroyed, and both are lost.',
  },
  { words: ['war', 'conflict'], why: 'Readers call the one by the other.' },
  {
    words: ['azeri', 'azeris'],
    finds: ['azerbaijan', 'azerbaijani'],
    why: 'Azerbaijani in the press of other countries. The records name no people, only states.',
  },
  { words: ['border', 'frontier', 'boundary'], why: 'Names of one line.' },
  {
    words: ['front line', 'frontline', 'line of contact', 'contact line'],
    why: 'The line along which two armies stand.',
  },
  {
    words: [
      'ministry of defence',
      'defence ministry',
      'defense ministry',
      'ministry of defense',
      'mod',
    ],
    why: 'One office, in either order and spelling.',
  },
  { words: ['defence', 'defense'], why: 'British and American spelling.' },
  { words: ['centre', 'center'], why: 'British and American spelling.' },
  { words: ['ombudsman', 'human rights defender'], why: 'Two titles of one office.' },
  {
    words: ['yearly', 'annual', 'per year', 'by year', 'each year'],
    why: 'One series, a number a year.',
  },
  {
    words: ['self declared', 'unrecognised', 'unrecognized', 'breakaway'],
    why: 'What the press calls such authorities.',
  },
  { words: ['jan', 'january'], why: "A month's short name." },
  { words: ['feb', 'february'], why: "A month's short name." },
  { words: ['mar', 'march'], why: "A month's short name." },
  { words: ['apr', 'april'], why: "A month's short name." },
  { words: ['jun', 'june'], why: "A month's short name." },
  { words: ['jul', 'july'], why: "A month's short name." },
  { words: ['aug', 'august'], why: "A month's short name." },
  { words: ['sep', 'sept', 'september'], why: "A month's short name." },
  { words: ['oct', 'october'], why: "A month's short name." },
  { words: ['nov', 'november'], why: "A month's short name." },
  { words: ['dec', 'december'], why: "A month's short name." },
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map(
    (word, index) => ({
      words: [word, String(index + 1)],
      why: 'A small number, in words or digits.',
    }),
  ),
];

/**
 * Words that say little of what is looked for: one that is not found loses a result hardly anything.
 * Words before a number are among them, for "around 300" and "near 300" ask for one figure.
 */
export const LIGHT_WORDS: ReadonlySet<string> = new Set(
  [
    'around near nearly almost approximately approx roughly circa ca some least exactly only',
    'since until till upto between during',
    'how many much number numbers figure figures statistics stats count total overall',
    'people persons person men women',
    'reported report says said claim claims claimed according source data',
    'what who which when where were was are is did does do have had has been',
    'the a an of in on at by for from to and or with not no all any per',
  ]
    .join(' ')
    .split(' '),
);
