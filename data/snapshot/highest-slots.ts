import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { replaceByRename, writeDurably } from './durable.ts';
import { storePaths } from './layout.ts';

const highestSlotsSchema = z.record(z.string(), z.number().int().nonnegative());

/** Highest slot ever given, by table; lies beside the snapshots, so that a rollback frees no slot. */
export type HighestSlots = Record<string, number>;

/** Reads the store's highest slots; a store without them has given none. */
export async function readHighestSlots(store: string): Promise<HighestSlots> {
  try {
    return highestSlotsSchema.parse(JSON.parse(await readFile(storePaths.slots(store), 'utf8')));
  } catch {
    return {};
  }
}

/** Writes them before the snapshot that uses them is published. */
export async function writeHighestSlots(store: string, highest: HighestSlots): Promise<void> {
  const path = storePaths.slots(store);
  await writeDurably(`${path}.next`, `${JSON.stringify(highest)}\n`);
  await replaceByRename(`${path}.next`, path);
}
