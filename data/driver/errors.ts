import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';

interface CodedError {
  readonly code?: string;
  readonly message: string;
}

/**
 * Turns an error of SQLite or of the file system into a `TwinError` whose sentence names the file and the remedy.
 * A `TwinError` passes unchanged; an unknown error becomes `internal` and keeps its message.
 */
export function translateStorageError(error: unknown, path: string): TwinError {
  if (error instanceof TwinError) return error;
  const coded = asCoded(error);
  const code = /^(SQLITE_[A-Z]+|E[A-Z]+)/.exec(coded.code ?? '')?.[1] ?? '';
  const make = SENTENCES[code];
  if (make) return make(path, coded);
  return new TwinError('internal', say`${coded.message} (file ${path}).`, { file: path }, error);
}

type Maker = (path: string, error: CodedError) => TwinError;

const diskFull: Maker = (path, error) =>
  new TwinError(
    'internal',
    say`There is no space left on the disk for ${path}. Free some space or choose another disk and try again; the snapshot in use is unchanged.`,
    { file: path },
    error,
  );

const corrupt: Maker = (path, error) =>
  new TwinError(
    'corrupt',
    say`${path} is damaged or is not a database of Haishu Twin. Roll back to an earlier snapshot or import the exports again.`,
    { file: path },
    error,
  );

const busy: Maker = (path, error) =>
  new TwinError(
    'busy',
    say`${path} is in use by another program. Wait until it has finished and try again.`,
    { file: path },
    error,
  );

const readOnly: Maker = (path, error) =>
  new TwinError(
    'forbidden',
    say`${path} cannot be written. Check the rights of its folder, or choose another one.`,
    { file: path },
    error,
  );

const missing: Maker = (path, error) =>
  new TwinError(
    'not-found',
    say`${path} cannot be opened. Check that it exists and may be read.`,
    { file: path },
    error,
  );

const tooLarge: Maker = (path, error) =>
  new TwinError(
    'internal',
    say`${path} would grow larger than this disk or account allows. Choose a disk for large files or lift the limit and try again; the snapshot in use is unchanged.`,
    { file: path },
    error,
  );

const faultyDisk: Maker = (path, error) =>
  new TwinError(
    'internal',
    say`The disk did not take or give what belongs to ${path}. Check the disk, its free space and the limits of this account and try again; the snapshot in use is unchanged.`,
    { file: path },
    error,
  );

const notFolder: Maker = (path, error) =>
  new TwinError(
    'invalid',
    say`${path} leads through a file where a folder is needed. Name a folder, or move that file away.`,
    { file: path },
    error,
  );

const SENTENCES: Readonly<Record<string, Maker>> = {
  SQLITE_CORRUPT: corrupt,
  SQLITE_NOTADB: corrupt,
  SQLITE_FULL: diskFull,
  SQLITE_BUSY: busy,
  SQLITE_LOCKED: busy,
  SQLITE_READONLY: readOnly,
  SQLITE_PERM: readOnly,
  SQLITE_CANTOPEN: missing,
  SQLITE_IOERR: faultyDisk,
  EIO: faultyDisk,
  EFBIG: tooLarge,
  ENOTDIR: notFolder,
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  EBUSY: busy,
  EACCES: readOnly,
  EPERM: readOnly,
  EROFS: readOnly,
  ENOENT: missing,
};

function asCoded(error: unknown): CodedError {
  if (error instanceof Error) return error;
  return { message: String(error) };
}
