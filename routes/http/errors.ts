/** There is nothing at an address, or not yet. */
export class NotFound extends Error {
  override name = 'NotFound';

  constructor(message = 'Nothing is at this address (or not yet).') {
    super(message);
  }
}

/** The same request may have an answer shortly. */
export class Unavailable extends Error {
  override name = 'Unavailable';
  /** Seconds after which to ask again. */
  readonly retryAfter: number;

  constructor(message: string, retryAfter: number, options?: ErrorOptions) {
    super(message, options);
    this.retryAfter = retryAfter;
  }
}
