import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { Command } from 'commander';
import { PLACED_WORDS_ZH } from '../../contract/address-words.ts';
import { TwinError } from '../../contract/errors.ts';
import type { HostClient } from '../../contract/host.ts';
import { type PastedTable, readPasted, writePasted } from '../../contract/pasted-table.ts';
import { placedCells } from '../../contract/placed-table.ts';
import { BUILT_IN_ACCOUNT } from '../../contract/principal.ts';
import {
  PLACE_LIST_ROWS,
  type PlacedBuilding,
  type PlacedRow,
} from '../../contract/queries/place-list.ts';
import { secrecyLine } from '../../contract/secrecy.ts';
import { createHost } from '../../data/host/index.ts';
import { translateStorageError } from '../../data/driver/errors.ts';
import { defaultKeyFolder } from '../../data/sealing/keyring.ts';
import { matcherOf } from '../../importers/links/snapshot-matcher.ts';
import { openExistingStore } from '../existing-store.ts';
import { printJson } from '../output.ts';

interface PlaceOptions {
  readonly snapshot: string;
  readonly keys: string;
  readonly column?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** `twin place [FILE] --snapshot DIR`: 名单上图 of a list with tabs, as a spreadsheet copies it, in the same order. */
export function placeCommand(): Command {
  return new Command('place')
    .description('place a pasted list of addresses, names or codes and join what the systems hold')
    .argument('[file]', 'text with tabs between columns, UTF-8 (default: standard input)')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option('--column <title>', 'title or number (from 1) of the column to place')
    .option('--out <file>', 'file to write the list with its places to (default: print it)')
    .option('--keys <dir>', 'folder with the key files', defaultKeyFolder())
    .option('--json', 'print rows and buildings as one JSON object')
    .action(runPlace);
}

interface Placed {
  readonly rows: readonly PlacedRow[];
  readonly buildings: readonly PlacedBuilding[];
}

async function runPlace(
  file: string | undefined,
  { snapshot, keys, column, out, json }: PlaceOptions,
): Promise<void> {
  await openExistingStore(snapshot);
  const table = readPasted(await (file ? readList(file) : readAll(process.stdin)));
  const texts = table.rows.map((row) => row[columnOf(table, column)] ?? '');
  const workspacePath = join(snapshot, 'workspace.sqlite');
  const log = (): void => undefined;
  const host = await createHost({
    storeFolder: snapshot,
    keyFolder: keys,
    workspacePath,
    matcherOf,
    log,
  });
  try {
    const client = host.client({ ...BUILT_IN_ACCOUNT, purpose: 'twin place' });
    const placed = await placeAll(client, texts);
    if (json) return printJson(placed);
    const text = `${writePasted(returnedRows(table, placed))}\n`;
    if (out === undefined) process.stdout.write(text);
    else await writeFile(out, `\ufeff${text}${await secrecyOf(client)}\n`);
  } finally {
    await host.close();
  }
}

/** The last line of a file: its 密级 is the highest of the snapshot's sources. */
async function secrecyOf(client: HostClient): Promise<string> {
  const { highest, isPartlyUnstated } = (await client.call('snapshot.info', {})).secrecy;
  return secrecyLine([highest ?? undefined, ...(isPartlyUnstated ? [undefined] : [])]);
}

async function placeAll(client: HostClient, texts: readonly string[]): Promise<Placed> {
  const rows: PlacedRow[] = [];
  const buildings = new Map<string, PlacedBuilding>();
  for (let from = 0; from < texts.length; from += PLACE_LIST_ROWS) {
    const part = texts.slice(from, from + PLACE_LIST_ROWS);
    const answer = await client.call('list.place', { texts: part });
    rows.push(...answer.rows);
    for (const building of answer.buildings) buildings.set(building.buildingId, building);
  }
  return { rows, buildings: [...buildings.values()] };
}

function columnOf({ header, column, rows }: PastedTable, named: string | undefined): number {
  if (named === undefined) return column;
  const found = header?.indexOf(named) ?? -1;
  const at = found >= 0 ? found : Number(named) - 1;
  if (Number.isInteger(at) && at >= 0 && at < (rows[0]?.length ?? 0)) return at;
  const known = header ? header.join(', ') : `1 to ${rows[0]?.length ?? 1}`;
  throw new TwinError('invalid', `The list has no column ${named}. Columns are: ${known}.`);
}

function returnedRows({ rows, header }: PastedTable, placed: Placed): string[][] {
  const byId = new Map(placed.buildings.map((building) => [building.buildingId, building]));
  const body = rows.map((cells, index) => {
    const row = placed.rows[index] as PlacedRow;
    return [...cells, ...placedCells(row, byId.get(row.buildingId ?? ''), PLACED_WORDS_ZH)];
  });
  const titles = header ?? rows[0]?.map((_, at) => `列${at + 1}`) ?? [];
  return [[...titles, ...PLACED_WORDS_ZH.headers], ...body];
}

function readList(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw translateStorageError(error, file);
  });
}
