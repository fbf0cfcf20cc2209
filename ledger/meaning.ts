import type {
  AffectedBasis,
  Basis,
  Change,
  Qualifier,
  Reading,
  Relation,
  WithdrawalReason,
} from './vocabulary';

/** What the closed words of the ledger mean, in a sentence each: for pages that explain themselves. */

export const QUALIFIER_MEANINGS: Record<Qualifier, string> = {
  none: 'The source gives the bare number. How exact it is, is not said.',
  exactly: 'The source says that it is this number, or it was counted from the rows of a file.',
  'at least': 'A floor, this number included: the source leaves open how many more there were.',
  'more than':
    'A floor, this number not included: the source leaves open how many more there were.',
  'up to': 'A ceiling, this number included: the source leaves open how many fewer there were.',
  'fewer than': 'A ceiling, this number not included: how many fewer there were is left open.',
  about: 'A round number: the true one may lie on either side, how far is not said.',
  near: 'A number that the count comes close to: from which side and how close is not said.',
  between: 'A low and a high bound as the publisher gives them, with its own best estimate if any.',
  indefinite: 'Words such as "dozens" or "hundreds": they carry no number, and none is put in.',
  denied:
    'The claimant denies another’s number and does not say that there were none: no number, and no zero.',
};

export const BASIS_MEANINGS: Record<Basis, string> = {
  claim: 'The claimant asserts it; how it was arrived at is not said.',
  count: 'The claimant says that it was counted.',
  estimate: 'The publisher estimates it and says so.',
  derived: 'Computed by Casualty Ledger from a published dataset; the computation is given.',
};

export const AFFECTED_MEANINGS: Record<AffectedBasis, string> = {
  stated: 'the words of the source name who suffered it',
  implied: 'the words name nobody; the sentence implies it',
  'not stated': 'the source does not say who suffered it',
};

export const READING_MEANINGS: Record<Reading, string> = {
  whole: 'read in full',
  'stored page': 'read as a stored page',
  'excerpt of a stored page': 'read in an excerpt of a stored page',
  'excerpt of a stored copy': 'read in an excerpt of a stored copy',
  'dataset file': "read as the publisher's data file",
};

export const CHANGE_MEANINGS: Record<Change, string> = {
  'our error': 'We had recorded it wrongly.',
  'publisher revised': 'The publisher gives another number for the same thing. No error of ours.',
  'claimant restated': 'The claimant says another number for the same thing and day.',
  'method changed': 'It is counted or computed in another way.',
};

export const WITHDRAWAL_MEANINGS: Record<WithdrawalReason, string> = {
  'our error': 'We should not have recorded it.',
  'source retracted': 'Its source took it back.',
  duplicate: 'It repeats another figure of the ledger.',
  'not a casualty figure': 'It counts something that this ledger does not hold.',
};

export const RELATION_MEANINGS: Record<Relation, string> = {
  excludes: 'One leaves out what the other counts. It says only that the two share nothing.',
  'part of': 'All that one counts is counted by the other too.',
  overlaps: 'They count some of the same, or may.',
  contradicts:
    'They answer the same question and cannot both be right: one says none and the other some, or their bounds have no number in common.',
  differs:
    'They answer the same question with other numbers, which can both be right: a bare number leaves open how exact it is, and a floor how many more there were.',
  'same statement': 'One statement, reported twice.',
  'same number, different scope': 'The numbers are equal and count different people or things.',
};
