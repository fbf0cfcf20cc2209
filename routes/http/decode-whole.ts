/** A percent-encoded text decoded; null where it is not percent-encoded UTF-8. */
export function decodeWhole(raw: string): string | null {
  try {
    return decodeURIComponent(raw);
  } catch {
    return null;
  }
}
