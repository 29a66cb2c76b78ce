import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { CONCEALED_GLOB } from '../contract/concealed-number.ts';
import { TABLES } from '../contract/schema/index.ts';
import { sealedColumns, type TableSpec } from '../contract/schema/table.ts';
import { translateStorageError } from '../data/driver/errors.ts';
import { ByteScanner, type Secret, type SecretFound } from '../data/sealing/byte-scan.ts';
import { openChunks } from '../data/sealing/chunks.ts';
import type { Keyring } from '../data/sealing/keyring.ts';
import type { OpenSnapshot } from '../data/snapshot/open-snapshot.ts';
import { readZipDirectory } from '../importers/readers/zip-directory.ts';

/** Numbers taken of each table at most, evenly over its rows. */
const NUMBERS_A_TABLE = 50_000;
const READ_BYTES = 1 << 20;
const NUMBER = /^[0-9A-Z]{8,20}$/;

/** A secret that lies open in a file of the store. */
export interface StoreFinding extends SecretFound {
  readonly file: string;
}

export interface StoreScan {
  readonly files: number;
  readonly secrets: number;
  readonly findings: readonly StoreFinding[];
}

/**
 * Looks through the raw bytes of every file of a store — snapshot, history, reports, workspace, logs — for document and
 * phone numbers the snapshot holds sealed or concealed, and for the texts listed in `listPath` (one a line, or the strings of a JSON
 * file). Workbooks are looked into. Errors: `forbidden` without the keys.
 */
export async function scanStore(
  folder: string,
  snapshot: OpenSnapshot,
  keyring: Keyring,
  listPath?: string,
): Promise<StoreScan> {
  const listed = listPath === undefined ? [] : await readList(listPath);
  const secrets = [
    ...listed,
    ...(await sealedNumbers(snapshot, keyring)),
    ...(await concealedNumbers(snapshot, keyring)),
  ];
  const scanner = new ByteScanner(secrets);
  const findings: StoreFinding[] = [];
  const paths = await filesBelow(folder);
  for (const path of paths) {
    const file = relative(folder, path);
    for (const found of await scanFile(scanner, path)) findings.push({ file, ...found });
  }
  return { files: paths.length, secrets: secrets.length, findings };
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function scanFile(scanner: ByteScanner, path: string): Promise<SecretFound[]> {
  const found = await scanner.scan(createReadStream(path, { highWaterMark: READ_BYTES }));
  if (!/\.(xlsx|zip)$/i.test(path)) return found;
  const zip = await readZipDirectory(path);
  for (const name of zip.names) {
    const bytes = await zip.bytes(name);
    if (bytes) found.push(...(await scanner.scan(once(bytes))));
  }
  return found;
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function readList(path: string): Promise<Secret[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw translateStorageError(error, path);
  });
  const texts = /^\s*[[{]/.test(text) ? stringsOf(JSON.parse(text)) : text.split(/\r?\n/);
  return texts
    .filter((one) => one.trim() !== '')
    .map((one) => ({ text: one.trim(), what: 'listed' }));
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}

/** What kind of number a sealed column holds; undefined for words. */
function kindOf(column: string): 'number' | 'phone' | undefined {
  if (column === 'id_no' || column === 'permit_no') return 'number';
  return column.includes('phone') ? 'phone' : undefined;
}

function deliveredTables({ manifest }: OpenSnapshot): TableSpec[] {
  const delivered = new Set(manifest.sources.map(({ table }) => table));
  return TABLES.filter(({ name }) => delivered.has(name));
}

async function sealedNumbers(snapshot: OpenSnapshot, keyring: Keyring): Promise<Secret[]> {
  const found = new Map<string, Secret>();
  for (const table of deliveredTables(snapshot)) {
    const columns = sealedColumns(table).filter((name) => kindOf(name) !== undefined);
    if (columns.length === 0) continue;
    const row = await snapshot.db.get<{ rows: number }>(
      `SELECT count(*) AS rows FROM ${table.file}."${table.name}"`,
    );
    const step = Math.max(1, Math.ceil(((row?.rows ?? 0) * columns.length) / NUMBERS_A_TABLE));
    for await (const chunk of openChunks(snapshot.db, keyring, table, columns)) {
      for (const [name, values] of Object.entries(chunk.columns)) {
        for (let at = chunk.chunk % step; at < values.length; at += step) {
          const text = String(values[at] ?? '');
          if (NUMBER.test(text)) found.set(text, { text, what: kindOf(name) ?? 'number' });
        }
      }
    }
  }
  return [...found.values()];
}

/** Columns in which businesses have their owners' numbers. */
const BUSINESS_NUMBERS = ['tax_no', 'uscc', 'reg_no', 'org_code'];

/** Concealed numbers, opened, but for those whose key was destroyed. */
async function concealedNumbers(snapshot: OpenSnapshot, keyring: Keyring): Promise<Secret[]> {
  const texts = new Set<string>();
  for (const table of deliveredTables(snapshot)) {
    for (const column of BUSINESS_NUMBERS.filter((name) => name in table.columns)) {
      const rows = await snapshot.db.all<{ value: string }>(
        `SELECT DISTINCT "${column}" AS value FROM ${table.file}."${table.name}"
         WHERE "${column}" GLOB '${CONCEALED_GLOB}' LIMIT ${NUMBERS_A_TABLE}`,
      );
      if (rows.length === 0) continue;
      const keys = await keyring.forOpening(table.department.id);
      for (const { value } of rows) texts.add(keys.reveal(value));
    }
  }
  return [...texts].filter((text) => NUMBER.test(text)).map((text) => ({ text, what: 'number' }));
}
