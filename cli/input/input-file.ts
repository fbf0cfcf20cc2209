import {
  type Document,
  isCollection,
  isNode,
  LineCounter,
  parseAllDocuments,
  visit,
  type YAMLError,
} from 'yaml';
import { readPlainFile } from '@/db/plain-file';
import { Failure, type Problem } from '../failure';

/** One entry of a file: a YAML document, and where each of its fields stands. */
export type InputDocument = {
  file: string;
  /** Which document of the file, from 1. */
  entry: number;
  value: unknown;
  /** A problem of the field at a path; of the nearest one above it where the field is missing. */
  refuse: (path: readonly PropertyKey[], message: string, fix: string) => Problem;
};

/** Long values are cut in messages: the line and column lead to the rest. */
const SHOWN_LETTERS = 80;

export function showValue(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > SHOWN_LETTERS ? `${line.slice(0, SHOWN_LETTERS)}…` : line;
}

/** The node at a path, or the nearest above it; `found` says whether it is the very one. */
function findNode(document: Document.Parsed, path: readonly PropertyKey[]) {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      return { start: node.range[0], end: node.range[1], found: length === path.length };
    }
  }
  const [start, end] = document.contents?.range ?? document.range;
  return { start, end, found: path.length === 0 };
}

/** What YAML allows and no value can be made of; null where one can. */
function readValue(document: Document.Parsed): { value: unknown } | { fault: string } {
  let fault: string | null = null;
  visit(document, {
    Pair: (_, { key }) => {
      if (!isCollection(key)) return undefined;
      fault = 'the name of a field is a list or a group';
      return visit.BREAK;
    },
  });
  if (fault !== null) return { fault };
  try {
    return { value: document.toJS() };
  } catch (error) {
    // An alias of nothing, or aliases of aliases that would fill the memory.
    if (error instanceof ReferenceError) return { fault: error.message };
    throw error;
  }
}

function createDocument(
  file: string,
  content: string,
  lines: LineCounter,
  document: Document.Parsed,
  index: number,
  value: unknown,
): InputDocument {
  return {
    file,
    entry: index + 1,
    value,
    refuse(path, message, fix) {
      const { start, end, found } = findNode(document, path);
      const { line, col } = lines.linePos(start);
      return {
        file,
        line,
        column: col,
        entry: index + 1,
        field: path.map(String).join('.'),
        value: found && path.length > 0 ? showValue(content.slice(start, end)) : null,
        message,
        fix,
      };
    },
  };
}

function explainSyntax(file: string, lines: LineCounter, error: YAMLError, index: number): Problem {
  const { line, col } = lines.linePos(error.pos[0]);
  return {
    file,
    line,
    column: col,
    entry: index + 1,
    field: '',
    value: null,
    // The package adds line and column, and a picture of the place, to its words.
    message: `no valid YAML: ${error.message.split(/ at line \d+|:?\n/)[0]}`,
    fix: 'Correct the YAML: indent with spaces, quote text that holds ": " or begins with a sign, and separate entries with a line of three hyphens (---).',
  };
}

async function readText(file: string): Promise<string> {
  try {
    const bytes = await readPlainFile(file);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) {
      throw new Failure('refused', `${file} is not UTF-8.`, 'Save it as UTF-8.', { cause });
    }
    const reason = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    throw new Failure(
      'refused',
      `${file} cannot be read${reason}.`,
      'Give the path of a YAML file that is there and that you may read.',
      { cause },
    );
  }
}

/**
 * Reads a file of entries: YAML 1.2, a document an entry.
 * @returns its documents, and the places where it is not YAML
 * @throws Failure where it cannot be read at all
 */
export async function readInputFile(
  file: string,
): Promise<{ documents: InputDocument[]; problems: Problem[] }> {
  const content = await readText(file);
  const lines = new LineCounter();
  const parsed = parseAllDocuments(content, { version: '1.2', lineCounter: lines });
  const documents: InputDocument[] = [];
  const problems: Problem[] = [];
  for (const [index, document] of [...parsed].entries()) {
    const faults = [...document.errors, ...document.warnings];
    problems.push(...faults.map((error) => explainSyntax(file, lines, error, index)));
    if (faults.length > 0) continue;
    const read = readValue(document);
    const value = 'value' in read ? read.value : null;
    const created = createDocument(file, content, lines, document, index, value);
    if ('value' in read) documents.push(created);
    else {
      const fix = 'Write each field out under a name of its own, without aliases.';
      problems.push(created.refuse([], `no entry: ${read.fault}`, fix));
    }
  }
  if (documents.length + problems.length === 0) {
    throw new Failure('refused', `${file} holds no entry.`, 'Write at least one entry into it.');
  }
  return { documents, problems };
}
