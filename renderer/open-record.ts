import type { HostClient } from '../contract/host.ts';
import type { RecordRef } from '../contract/queries/records.ts';
import type { Selection } from '../contract/scene.ts';
import { select, type TwinStore } from './store.ts';

/** Natural key of the row that is selected, as lists have it. */
export function selectedKey(selection: Selection | undefined): string | undefined {
  switch (selection?.kind) {
    case 'record':
      return selection.key;
    case 'unit':
      return selection.unitId;
    case 'room':
      return selection.roomId;
    default:
      return undefined;
  }
}

/** Selects a row of any table; buildings, rooms and units by their own kind, so that scene and matrix follow. */
export async function openRecord(
  store: TwinStore,
  host: HostClient,
  ref: RecordRef,
): Promise<void> {
  select(store, await selectionFor(host, ref));
}

async function selectionFor(host: HostClient, { table, key }: RecordRef): Promise<Selection> {
  const plain: Selection = { kind: 'record', table, key };
  try {
    if (table === 'building') return { kind: 'building', buildingId: key };
    if (table === 'room') {
      const { buildingId } = await host.call('room.card', { id: key });
      return { kind: 'room', buildingId, roomId: key };
    }
    if (table !== 'unit') return plain;
    const { buildingId, roomId } = await host.call('unit.card', { id: key });
    return {
      kind: 'unit',
      unitId: key,
      ...(buildingId && { buildingId }),
      ...(roomId && { roomId }),
    };
  } catch {
    return plain;
  }
}
