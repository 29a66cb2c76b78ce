import { type ErrorShape, toErrorShape } from '../contract/errors.ts';
import type { HostClient } from '../contract/host.ts';
import { type PastedTable, readPasted } from '../contract/pasted-table.ts';
import type { PlacedBuilding, PlacedRow } from '../contract/queries/place-list.ts';
import type { TwinStore } from './store.ts';

/** 名单上图: a pasted list and where its rows are. A personal scratch layer: no part of the shareable view. */
export interface PlaceList {
  readonly table: PastedTable;
  /** Column the rows are placed by. */
  readonly column: number;
  readonly work: 'waiting' | 'placing' | 'placed' | 'failed';
  /** Placed so far, in the list's order. */
  readonly rows: readonly PlacedRow[];
  readonly buildings: ReadonlyMap<string, PlacedBuilding>;
  readonly error?: ErrorShape;
  /** Snapshot the rows were placed in. */
  readonly snapshotId: string | undefined;
  /** Its points are drawn. */
  readonly shown: boolean;
}

/** Rows asked for at a time: few enough that progress moves and a stop is heard. */
const STEP_ROWS = 250;
/** Longer lists are cut: they are no list to look at but an export to import. */
export const MOST_LIST_ROWS = 20_000;

let withdrawal = new AbortController();

/** Takes a pasted text as the window's list, with the column that looks like places. */
export function pasteList(store: TwinStore, text: string): void {
  const { rows, header, column } = readPasted(text);
  if (rows.every((row) => row.every((cell) => cell.trim() === ''))) return;
  withdrawal.abort();
  const table = { rows: rows.slice(0, MOST_LIST_ROWS), header, column };
  store.setState({ placeList: { ...FRESH, table, column } });
}

/** Places the list by a column, piece by piece. The list before is given up. */
export async function placeList(
  store: TwinStore,
  client: HostClient,
  column: number,
): Promise<void> {
  const before = store.getState().placeList;
  if (!before) return;
  withdrawal.abort();
  withdrawal = new AbortController();
  const { signal } = withdrawal;
  const { table, shown } = before;
  let list: PlaceList = { ...FRESH, table, column, shown, work: 'placing' };
  const show = (change: Partial<PlaceList>): void => {
    if (signal.aborted) return;
    list = { ...list, ...change };
    store.setState({ placeList: list });
  };
  show({});
  try {
    for (let from = 0; from < table.rows.length; from += STEP_ROWS) {
      const part = table.rows.slice(from, from + STEP_ROWS);
      const texts = part.map((row) => (row[column] ?? '').slice(0, 500));
      const answer = await client.call('list.place', { texts }, signal);
      const buildings = new Map(list.buildings);
      for (const building of answer.buildings) buildings.set(building.buildingId, building);
      const { snapshotId } = answer;
      show({ rows: [...list.rows, ...answer.rows], buildings, snapshotId });
    }
    show({ work: 'placed' });
  } catch (error) {
    show({ work: 'failed', error: toErrorShape(error) });
  }
}

/** Stops placing and keeps what is placed. */
export function stopPlacing(store: TwinStore): void {
  withdrawal.abort();
  changeList(store, (list) => ({ ...list, work: 'placed' }));
}

export function showPoints(store: TwinStore, shown: boolean): void {
  changeList(store, (list) => ({ ...list, shown }));
}

export function clearList(store: TwinStore): void {
  withdrawal.abort();
  store.setState({ placeList: undefined });
}

const FRESH = {
  work: 'waiting',
  rows: [],
  buildings: new Map(),
  snapshotId: undefined,
  shown: true,
} as const satisfies Partial<PlaceList>;

function changeList(store: TwinStore, change: (list: PlaceList) => PlaceList): void {
  store.setState(({ placeList: list }) => ({ placeList: list && change(list) }));
}
