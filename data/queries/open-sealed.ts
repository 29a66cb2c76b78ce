import { KEY_DESTROYED } from '../../contract/destroyed-keys.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { SqlValue } from '../driver/port.ts';
import { CHUNK_BITS, openChunk, openChunks, type SealedChunk } from '../sealing/chunks.ts';
import type { Keyring } from '../sealing/keyring.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { NamePage } from '../people-index/sorted-names.ts';
import type { OpenRow, SealedReader } from './sealed-reader.ts';

/** Reads sealed columns of a snapshot with the keys of a key folder. Nothing opened is kept. */
export function createSealedReader(snapshot: OpenSnapshot, keyring: Keyring): SealedReader {
  return {
    async rows(table, ids) {
      const chunks = [...new Set(ids.map((id) => id >> CHUNK_BITS))];
      const spec = tableSpec(table);
      const open = await Promise.all(
        chunks.map((chunk) => openChunk(snapshot.db, keyring, spec, chunk)),
      );
      const byChunk = new Map(
        open.flatMap((chunk) => (chunk ? [[chunk.chunk, chunk] as const] : [])),
      );
      return new Map(ids.map((id) => [id, rowOf(byChunk.get(id >> CHUNK_BITS), id)]));
    },
  };
}

function rowOf(chunk: SealedChunk | undefined, id: number): OpenRow {
  if (!chunk) return {};
  const valueOf = (values: readonly SqlValue[]): SqlValue => values[id - chunk.firstId] ?? null;
  return Object.fromEntries(
    Object.entries(chunk.columns).map(([name, values]) => [name, valueOf(values)]),
  );
}

/** All names of resident records, page by page, for the index in memory. */
export async function* residentNames(
  snapshot: OpenSnapshot,
  keyring: Keyring,
): AsyncGenerator<NamePage> {
  if (!snapshot.has('people')) return;
  for await (const chunk of openChunks(snapshot.db, keyring, tableSpec('resident'), ['name'])) {
    const names = chunk.columns['name'] ?? [];
    if (names[0] !== KEY_DESTROYED) yield { firstId: chunk.firstId, names };
  }
}
