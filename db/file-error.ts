import { NotAFile } from './plain-file';

/** What the file system says, in words. Source: errno(3). */
const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'the disk may only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'this user’s share of the disk is used up',
  EFBIG: 'it would be larger than the disk allows',
  ENOENT: 'it is not there',
  ENOTDIR: 'a file is where a folder is expected',
  EISDIR: 'a folder is where a file is expected',
  EEXIST: 'something else is there already',
  ENOTEMPTY: 'the folder is not empty',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'a link leads back to itself',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open on this machine',
  EIO: 'the disk does not answer as it should',
  EBUSY: 'something else is using it',
  ETXTBSY: 'a program that runs is in it',
  EXDEV: 'it lies on another disk',
  ENXIO: 'nobody is at its other end',
};

const DOES: Readonly<Record<string, string>> = {
  open: 'opened',
  read: 'read',
  write: 'written',
  mkdir: 'made',
  scandir: 'listed',
  rename: 'moved',
  unlink: 'removed',
  rmdir: 'removed',
  rm: 'removed',
  copyfile: 'copied',
  chmod: 'opened to others',
  chown: 'handed over',
  fsync: 'written',
  ftruncate: 'written',
};

type FileError = Error & { code: string; syscall: string; path?: string };

function isFileError(error: unknown): error is FileError {
  return (
    error instanceof Error &&
    'code' in error &&
    'syscall' in error &&
    typeof error.code === 'string' &&
    Object.hasOwn(WORDS, error.code)
  );
}

/** An error of the file system, or the one that another error was caused by; null where there is none. */
function findFileError(error: unknown): FileError | null {
  if (isFileError(error)) return error;
  return error instanceof Error && error.cause !== undefined ? findFileError(error.cause) : null;
}

/**
 * An error of the file system as one sentence, with what to do; null for any other error.
 * @returns `problem` names the file or folder, where the system does
 */
export function explainFileError(error: unknown): { problem: string; fix: string } | null {
  if (error instanceof NotAFile) return { problem: `${error.message}.`, fix: 'Name a plain file.' };
  const found = findFileError(error);
  if (!found) return null;
  const { code, syscall, path: named } = found;
  const file = named ?? (syscall === 'write' ? 'What comes out' : 'A file');
  const isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code);
  return {
    problem: `${file} cannot be ${DOES[syscall] ?? 'used'}: ${WORDS[code]} (${code}).`,
    fix: isFull ? 'Make room, or name another place.' : 'Correct that, or name another place.',
  };
}
