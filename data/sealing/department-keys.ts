import { hkdfSync } from 'node:crypto';
import { KEY_DESTROYED } from '../../contract/destroyed-keys.ts';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { SealedPlace, SealingKey } from './cipher.ts';
import { openBytes, openWhole, sealBytes, sealWhole } from './cipher.ts';
import type { DestroyedKey, KeyFile } from './key-file.ts';
import { keyFingerprint } from './key-file.ts';
import {
  type ConcealedNumber,
  readConcealed,
  writeConcealed,
} from '../../contract/concealed-number.ts';
import { concealNumber, openNumber } from './concealed.ts';
import { encryptBlocks, keyedBlocks } from './keyed.ts';
import type { ChunkColumns } from './payload.ts';
import { packColumns, unpackColumns } from './payload.ts';
import type { SqlValue } from '../driver/port.ts';

/** A sealed chunk as a table stores it. */
export interface SealedBlob {
  readonly epoch: number;
  readonly blob: Uint8Array;
}

/** A document as `personKeys` takes it: `type|number`, type may be empty. */
export type DocumentText = string;

/** What can be done with one department's keys; the keys themselves never leave it. */
export interface DepartmentKeys {
  readonly department: string;
  /** How many of its keys were destroyed so far. */
  readonly destroyedKeys: number;
  /** Whether what was sealed under this generation can never be opened again. */
  isDestroyed(epoch: number): boolean;
  /** For what went with a destroyed key. Errors: `forbidden`, with the last one destroyed, where any was. */
  requireNoneDestroyed(): void;
  /** Seals the columns of one chunk under the newest key. */
  seal(table: string, chunk: number, columns: ChunkColumns): SealedBlob;
  /** Opens a chunk, all columns or the ones asked for. Errors: `forbidden` (another key, or a destroyed one), `corrupt`. */
  open(
    table: string,
    chunk: number,
    sealed: SealedBlob,
    columns?: readonly string[],
  ): Record<string, SqlValue[]>;
  /** Seals a photograph known by the hash of its bytes. */
  sealPicture(content: string, bytes: Uint8Array): Buffer;
  /** Opens a sealed photograph. Errors: `forbidden` (another key), `corrupt`. */
  openPicture(content: string, sealed: Buffer): Buffer;
  /** 人员键 of documents given as `type|number`, e.g. `居民身份证|330299…`, equal in all departments; null stays null. */
  personKeys(documents: readonly (DocumentText | null)[]): (string | null)[];
  /** 电话键. */
  phoneKeys(phones: readonly (string | null)[]): (string | null)[];
  /** 户键. */
  householdKeys(numbers: readonly (string | null)[]): (string | null)[];
  /** What stands for an ID number among the numbers of businesses (封存号码). */
  conceal(number: string): string;
  /** A concealed number opened, 密钥已销毁 where its key was destroyed; any other text as it is. Errors: `forbidden` (another key). */
  reveal(text: string): string;
  /** Turns 16-byte digests of rows with sealed columns into ones that say nothing without the key. */
  keyDigests(digests: Uint8Array): Buffer;
}

/** Department whose key links persons across all departments (公共平台). */
export const LINK_DEPARTMENT = 'registry';

/**
 * Makes the working keys of a department out of its key file: sealing and lookup keys derived apart by HKDF. Person
 * keys come from `linkFile`, the registry's, so that a citizen has the same one in every department's tables.
 */
export function departmentKeys(file: KeyFile, linkFile: KeyFile): DepartmentKeys {
  const sealing = file.keys.map((entry) => sealingKey(file.department, entry));
  const newest = sealing[sealing.length - 1] as SealingKey;
  const lookup = derive(firstKey(file), `lookup|${file.department}`);
  const link = derive(firstKey(linkFile), 'link|person');
  const business = derive(firstKey(linkFile), 'link|business');
  const firstEntry = file.keys[0] as KeyFile['keys'][number];
  const numberKeys = new Map<number, Buffer>();
  const numberKeyOf = ({ epoch, key }: KeyFile['keys'][number]) => {
    const known =
      numberKeys.get(epoch) ??
      derive(Buffer.from(key, 'base64'), `business number|${file.department}`);
    numberKeys.set(epoch, known);
    return { epoch, key: known };
  };
  const digestKey = derive(firstKey(file), 'row digest');
  const keyed = (kind: string, texts: readonly (string | null)[]) =>
    keyedBlocks(lookup, new Array<string>(texts.length).fill(kind), texts.map(normalise));
  return {
    department: file.department,
    destroyedKeys: file.destroyed.length,
    isDestroyed: (epoch) => file.destroyed.some((key) => key.epoch === epoch),
    requireNoneDestroyed: () => {
      const last = file.destroyed.at(-1);
      if (last) throw destroyedKey(file.department, last);
    },
    seal: (table, chunk, columns) => {
      const place: SealedPlace = { table, chunk, epoch: newest.epoch };
      return { epoch: newest.epoch, blob: sealBytes(newest, place, packColumns(columns)) };
    },
    open: (table, chunk, { epoch, blob }, columns) => {
      const key = keyOfEpoch(sealing, epoch, file);
      return unpackColumns(openBytes(key, { table, chunk, epoch }, blob), columns);
    },
    sealPicture: (content, bytes) => sealWhole(newest, `picture ${content}`, bytes),
    openPicture: (content, sealed) =>
      openWhole((epoch) => keyOfEpoch(sealing, epoch, file), `picture ${content}`, sealed),
    personKeys: (documents) => keyedPersons(link, documents),
    phoneKeys: (phones) => keyed('phone', phones),
    householdKeys: (numbers) => keyed('household', numbers),
    conceal: (number) => writeConcealed(concealNumber(business, numberKeyOf(firstEntry), number)),
    reveal: (text) => {
      const concealed = readConcealed(text);
      return concealed ? revealed(file, concealed, numberKeyOf) : text;
    },
    keyDigests: (digests) => encryptBlocks(digestKey, digests),
  };
}

/** Concealed numbers hang on the first key too: equal numbers stay equal. */
function revealed(
  file: KeyFile,
  concealed: ConcealedNumber,
  numberKeyOf: (entry: KeyFile['keys'][number]) => { readonly key: Uint8Array },
): string {
  if (file.destroyed.some(({ epoch }) => epoch === concealed.epoch)) return KEY_DESTROYED;
  const entry = file.keys.find(({ epoch }) => epoch === concealed.epoch);
  const number = entry && openNumber(numberKeyOf(entry).key, concealed);
  if (number !== undefined) return number;
  throw new TwinError(
    'forbidden',
    say`The key folder has no key of generation ${concealed.epoch} for ${file.department}. Use the key folder this snapshot was made with.`,
  );
}

const CITIZEN_NUMBER = /^\d{17}[\dX]$/;

/** A citizen's number counts by itself: departments name the document 居民身份证, 身份证 or not at all. */
function keyedPersons(
  link: Uint8Array,
  documents: readonly (DocumentText | null)[],
): (string | null)[] {
  const kinds: string[] = [];
  const numbers = documents.map((document) => {
    const bar = document?.indexOf('|') ?? -1;
    const number = document === null ? null : normalise(document.slice(bar + 1));
    const citizen = number !== null && CITIZEN_NUMBER.test(number);
    kinds.push(citizen ? 'citizen' : `person|${bar < 0 ? '' : document?.slice(0, bar)}`);
    return number;
  });
  return keyedBlocks(link, kinds, numbers);
}

/** Lookup and row digests survive a new epoch, so they hang on the first key. */
function firstKey(file: KeyFile): Uint8Array {
  return Buffer.from(file.keys[0]?.key ?? '', 'base64');
}

function sealingKey(department: string, entry: KeyFile['keys'][number]): SealingKey {
  const master = Buffer.from(entry.key, 'base64');
  const { epoch, suite } = entry;
  const bytes = derive(master, `seal|${department}`);
  return { epoch, suite, bytes, fingerprint: keyFingerprint(master) };
}

function derive(master: Uint8Array, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'haishu-twin', use, 32));
}

function keyOfEpoch(
  keys: readonly SealingKey[],
  epoch: number,
  { department, destroyed }: KeyFile,
): SealingKey {
  const found = keys.find((key) => key.epoch === epoch);
  if (found) return found;
  const gone = destroyed.find((key) => key.epoch === epoch);
  if (gone) throw destroyedKey(department, gone);
  throw new TwinError(
    'forbidden',
    say`The key folder has no key of generation ${epoch} for ${department}. Use the key folder this snapshot was made with.`,
  );
}

/** Characters of the day of an ISO time. */
const DAY_LENGTH = 10;

function destroyedKey(department: string, { at, reason }: DestroyedKey): TwinError {
  return new TwinError(
    'forbidden',
    say`The key of ${department} was destroyed on ${at.slice(0, DAY_LENGTH)} (${reason}): what it sealed cannot be read again. Import the department's exports anew where they may still be kept.`,
  );
}

/** As most numbers are written. */
const NORMAL = /^[\dA-Z]+$/;

function normalise(text: string | null): string | null {
  if (text !== null && NORMAL.test(text)) return text;
  const trimmed = text?.trim().toUpperCase();
  return trimmed ? trimmed : null;
}
