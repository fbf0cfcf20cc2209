/** Types of organised violence, as UCDP numbers and names them; 0 is what no type is told of. */
export const VIOLENCE: Readonly<Record<number, string>> = {
  1: 'state-based conflict',
  2: 'non-state conflict',
  3: 'one-sided violence',
  0: 'violence of every type, in the publisher’s own terms',
};
