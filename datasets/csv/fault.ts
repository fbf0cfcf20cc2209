/** What is wrong with a file, at its place. Lines are physical ones, counted from 1 with the header. */
export type Fault = {
  file: string;
  /** The record of the file, counted from 1 after the header; null where no record is at fault. */
  record: number | null;
  line: number | null;
  column: string | null;
  value: string | null;
  words: string;
};

/** How many faults are told; the rest is counted. */
const TOLD = 20;
const LONGEST_VALUE = 60;

/** A value as it is told: cut where it is long, with line breaks made visible. */
function quoteValue(value: string): string {
  const cut = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
  return JSON.stringify(cut);
}

function formatFault(fault: Fault): string {
  const place = [
    fault.file,
    fault.record === null ? null : `record ${fault.record}`,
    fault.line === null ? null : `line ${fault.line}`,
    fault.column === null ? null : `column ${fault.column}`,
  ];
  const value = fault.value === null ? '' : `${quoteValue(fault.value)} `;
  return `${place.filter((part) => part !== null).join(', ')}: ${value}${fault.words}`;
}

/** A file that cannot be imported, with its first faults and the count of the rest. */
export class ImportRefused extends Error {
  override name = 'ImportRefused';
}

/** Gathers what is wrong, so that all of it can be told at once. */
export class Faults {
  #told: Fault[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(fault: Fault): void {
    this.#count += 1;
    if (this.#told.length < TOLD) this.#told.push(fault);
  }

  /** @throws ImportRefused when anything is wrong */
  refuseAny(): void {
    if (this.#count === 0) return;
    const rest = this.#count - this.#told.length;
    const more = rest > 0 ? [`and ${rest} more`] : [];
    throw new ImportRefused(
      ['nothing was imported:', ...this.#told.map(formatFault), ...more].join('\n'),
    );
  }
}
