/** The path of a whole Chromium, or null where there is none. */
export function findWholeChromium(): string | null;
/** The path of the lightest Chromium that opens pages, or null where there is none. */
export function findChromium(): string | null;
