import type {
  Neighbour,
  NeighbourGroup,
  RecordGraph,
  RecordRef,
} from '../../../contract/queries/records.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import type { TableSpec } from '../../../contract/schema/table.ts';
import { areaParam, inAreaSql } from '../area.ts';
import type { QueryContext } from '../context.ts';
import { named, neighboursOf, roomGroups } from './neighbours.ts';
import { requireReadable } from './record-card.ts';
import { locate } from './record-place.ts';
import { requireRow, type StoredRow } from './record-row.ts';
import { requireTable } from './record-table.ts';

const MOST_NODES = 60;
/** Rows of one group that get a node. */
const ROWS_A_GROUP = 6;

type Node = RecordGraph['nodes'][number];
type Kind = Node['kind'];

/** What a table's rows are in the graph; tables not named here are no nodes. */
const KINDS: Readonly<Record<string, Kind>> = {
  resident: 'person',
  elder: 'person',
  room: 'room',
  building: 'room',
  unit: 'unit',
  enterprise: 'unit',
  premises: 'unit',
  commercial_building: 'room',
  care_facility: 'unit',
  lease: 'unit',
  office_survey: 'unit',
  hazard: 'hazard',
  inspection: 'hazard',
  city_case: 'case',
  component: 'room',
  call: 'case',
  work_order: 'case',
  approval_case: 'case',
  approval_card: 'case',
};

/** 关联: the record, what is linked to it, and what is in its room — two steps, each thing once. */
export async function recordGraph(
  context: QueryContext,
  ref: RecordRef,
  signal: AbortSignal,
): Promise<RecordGraph> {
  const table = requireTable(ref.table);
  requireReadable(context, table);
  const row = await requireRow(context, table, ref);
  const { slots } = await locate(context, table, row);
  signal.throwIfAborted();
  const graph = new Graph();
  const [self] = await named(context, table, [row]);
  const centre = graph.add(self as Neighbour, true) ?? '';
  const room = slots.roomSlot === null ? undefined : await roomOf(context, slots.roomSlot);
  const near = await neighboursOf(context, table, row, slots);
  const roomNode = room && table.name !== 'room' ? graph.add(room) : undefined;
  if (roomNode !== undefined) graph.link(centre, roomNode, 'room');
  for (const group of near.filter((each) => !isSamePerson(each))) {
    graph.addGroup(group.relation === 'room' ? (roomNode ?? centre) : centre, group);
  }
  if (table.name !== 'room') await addRoomsOf(context, graph, centre, near, { table, row });
  return graph.result();
}

/** Other records (条) of the person in the middle: one person is one node, and those records only lead to rooms. */
function isSamePerson({ relation, table }: NeighbourGroup): boolean {
  return relation === 'person' && table === 'resident';
}

/** The rooms of a person's or unit's other records, each with what is in it. */
async function addRoomsOf(
  context: QueryContext,
  graph: Graph,
  centre: string,
  near: readonly NeighbourGroup[],
  own: { readonly table: TableSpec; readonly row: StoredRow },
): Promise<void> {
  const linked = near.filter(({ relation }) => relation === 'person' || relation === 'uscc');
  for (const linkedGroup of linked) {
    const { rows, relation } = linkedGroup;
    const table = tableSpec(linkedGroup.table);
    if (!('room_slot' in table.columns)) continue;
    for (const each of rows.slice(0, 3)) {
      const found = await requireRow(context, table, each);
      const roomSlot = found['room_slot'];
      if (typeof roomSlot !== 'number') continue;
      const room = await roomOf(context, roomSlot);
      const node = room && graph.add(room);
      if (node === undefined) continue;
      if (isSamePerson(linkedGroup)) graph.link(centre, node, relation);
      else graph.link(idOf(each), node, 'room');
      const self = { table: own.table, rowNo: own.row.row_no };
      const groups = (await Promise.all(roomGroups(context, roomSlot, self))).flat();
      for (const group of groups) graph.addGroup(node, group);
    }
  }
}

/** A room in the caller's area. */
const ROOM_OF_GRAPH_SQL = `
  SELECT room.*, room.slot AS row_no FROM base.room JOIN base.building ON building.slot = room.building_slot
  WHERE room.slot = $slot AND ${inAreaSql('building')}`;

async function roomOf(context: QueryContext, slot: number): Promise<Neighbour | undefined> {
  const table = tableSpec('room');
  const row = await context.snapshot.db.get<StoredRow>(ROOM_OF_GRAPH_SQL, {
    $slot: slot,
    $area: areaParam(context),
  });
  const [room] = row ? await named(context, table, [row]) : [];
  return room && { ...room, title: String(row?.['room_no'] ?? room.title) };
}

function idOf({ table, key }: RecordRef): string {
  return `${table} ${key}`;
}

/** Nodes and edges, each once, up to what can be read. */
class Graph {
  readonly #nodes = new Map<string, Node>();
  readonly #edges = new Map<string, RecordGraph['edges'][number]>();
  #leftOut = 0;

  /** Adds a record; its id, or undefined where it is no node or there are enough. */
  add(record: Neighbour, centre = false): string | undefined {
    const id = idOf(record);
    if (this.#nodes.has(id)) return id;
    const kind = KINDS[record.table] ?? (centre ? 'unit' : undefined);
    if (kind === undefined) return undefined;
    if (this.#nodes.size >= MOST_NODES) {
      this.#leftOut += 1;
      return undefined;
    }
    this.#nodes.set(id, { ...record, id, kind, centre });
    return id;
  }

  link(from: string, to: string, relation: NeighbourGroup['relation']): void {
    if (from === to || this.#edges.has(`${to}\n${from}`)) return;
    this.#edges.set(`${from}\n${to}`, { from, to, relation });
  }

  addGroup(from: string, { relation, rows, total }: NeighbourGroup): void {
    const given = rows
      .filter(({ fields }) => fields['state'] !== 'historical')
      .slice(0, ROWS_A_GROUP);
    for (const row of given) {
      const id = this.add(row);
      if (id !== undefined) this.link(from, id, relation);
    }
    if (given.some(({ table }) => table in KINDS)) this.#leftOut += total - given.length;
  }

  result(): RecordGraph {
    return {
      nodes: [...this.#nodes.values()],
      edges: [...this.#edges.values()],
      leftOut: this.#leftOut,
    };
  }
}
