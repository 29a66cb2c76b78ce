import { labelsOfRooms } from '../../contract/floors/floor-names.ts';
import type { GeometryKind, MatrixCell, RoomMatrix } from '../../contract/queries/buildings.ts';
import type { PersonCount } from '../../contract/queries/people.ts';
import { roomClassAt } from './room-class.ts';

/** A room as the matrix query reads it. */
export interface MatrixRoom {
  readonly slot: number;
  readonly room_id: string;
  readonly room_no: string;
  readonly unit_no: string | null;
  readonly floor_no: number;
  readonly floor_no_top: number;
  readonly floor_label: string;
  readonly geometry_kind: GeometryKind;
  readonly class: number;
  readonly current_residents: number;
  readonly units: number;
  readonly verified: number;
}

const inOrder = new Intl.Collator('zh-CN', { numeric: true });

/** Lays rooms out by floor, top first; `people` is aligned with `rooms`. */
export function matrixOf(
  buildingId: string,
  rooms: readonly MatrixRoom[],
  people: readonly PersonCount[],
): RoomMatrix {
  const cells = rooms.map((room, at) => cellOf(room, people[at] ?? { value: 0 }));
  cells.sort(
    (left, right) =>
      byUnit(left.unitNo, right.unitNo) || inOrder.compare(left.roomNo, right.roomNo),
  );
  const labels = labelsOfRooms(
    rooms.map((room) => ({
      floorNo: room.floor_no,
      floorNoTop: room.floor_no_top,
      floorLabel: room.floor_label,
    })),
  );
  const floorNos = [...new Set(rooms.map((room) => room.floor_no))].sort(
    (left, right) => right - left,
  );
  return {
    buildingId,
    unitNos: [...new Set(cells.map((cell) => cell.unitNo))],
    floors: floorNos.map((floorNo) => ({
      floorNo,
      floorLabel: labels.get(floorNo) ?? String(floorNo),
      geometryKind: leastSure(rooms.filter((room) => room.floor_no === floorNo)),
      cells: cells.filter((cell) => cell.floorNo === floorNo),
    })),
  };
}

const FROM_LEAST_SURE: readonly GeometryKind[] = ['virtual', 'derived', 'surveyed'];

function leastSure(rooms: readonly MatrixRoom[]): GeometryKind {
  const kinds = new Set(rooms.map(({ geometry_kind: kind }) => kind));
  return FROM_LEAST_SURE.find((kind) => kinds.has(kind)) ?? 'virtual';
}

function byUnit(left: string | null, right: string | null): number {
  return inOrder.compare(left ?? '', right ?? '');
}

function cellOf(room: MatrixRoom, currentResidents: PersonCount): MatrixCell {
  return {
    slot: room.slot,
    roomId: room.room_id,
    roomNo: room.room_no,
    unitNo: room.unit_no,
    floorNo: room.floor_no,
    floorNoTop: room.floor_no_top,
    roomClass: roomClassAt(room.class),
    currentResidents,
    units: room.units,
    verified: room.verified === 1,
  };
}
