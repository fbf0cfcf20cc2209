/** An address that cannot be answered as it was asked: what is wrong, and what is allowed. */
export class BadRequest extends Error {
  override name = 'BadRequest';
  /** The parameter that is wrong; null where it is something else. */
  readonly parameter: string | null;
  /** The values that the parameter may have, where they can be listed. */
  readonly allowed: readonly string[] | null;

  constructor(
    message: string,
    parameter: string | null = null,
    allowed: readonly string[] | null = null,
  ) {
    super(message);
    this.parameter = parameter;
    this.allowed = allowed;
  }
}
