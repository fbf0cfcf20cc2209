/** Says something past the rule that tests are quiet: what a long run did is its result. */
export function tell(words: string): void {
  process.stdout.write(`${words}\n`);
}
