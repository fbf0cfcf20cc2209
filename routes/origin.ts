/**
 * The public origin, without a slash at its end.
 * @throws Error where PUBLIC_URL is not set: nothing can be cited without it
 */
export function publicOrigin(): string {
  const value = process.env.PUBLIC_URL;
  if (!value) throw new Error('PUBLIC_URL is not set: permalinks cannot be written without it');
  return value.replace(/\/+$/, '');
}

/** Who publishes this copy, as pages say it; null for a private copy, which names nobody. */
export function publisherName(): string | null {
  return process.env.PUBLISHER || null;
}

/** Where readers report an error, as a link; null where the operator of this copy names nothing. */
export function reportContact(): string | null {
  return process.env.CONTACT || null;
}
