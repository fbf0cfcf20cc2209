/** Whether this is `npm run test:nightly`, which does in full what `npm test` does a part of. */
export const IS_NIGHTLY = process.env.NIGHTLY === '1';

/**
 * How much of something a test does.
 * @param few in `npm test`: enough that each kind of fault shows
 * @param all by night
 */
export function extent<Amount>(few: Amount, all: Amount): Amount {
  return IS_NIGHTLY ? all : few;
}
