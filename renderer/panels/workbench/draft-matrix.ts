import type { DraftBuilding, DraftRoom } from '../../../contract/drafts/draft.ts';
import { unitNosOf } from '../../../contract/drafts/draft.ts';
import type { MatrixCell, RoomClass, RoomMatrix } from '../../../contract/queries/buildings.ts';

const CLASS_OF_TENURE: Readonly<Record<string, RoomClass>> = {
  owner: 'owner',
  rented: 'rented',
  vacant: 'vacant',
  unit: 'commercial',
  public: 'other',
  construction: 'other',
};

/** A draft as the 楼盘表 lays it out; `roomId` of a cell is the room's key in the draft. */
export function matrixOfDraft(building: DraftBuilding): RoomMatrix {
  const floors = [...building.floors].sort((a, b) => b.floorNo - a.floorNo);
  return {
    buildingId: building.buildingId,
    unitNos: unitNosOf(building).map((unitNo) => unitNo || null),
    floors: floors.map(({ floorNo, label }) => ({
      floorNo,
      floorLabel: label,
      geometryKind: 'virtual',
      cells: building.rooms.flatMap((room, slot) =>
        room.floorNo === floorNo ? [cellOf(room, slot)] : [],
      ),
    })),
  };
}

function cellOf(room: DraftRoom, slot: number): MatrixCell {
  return {
    slot,
    roomId: room.key,
    roomNo: room.roomNo,
    unitNo: room.unitNo || null,
    floorNo: room.floorNo,
    floorNoTop: room.floorNoTop,
    roomClass: CLASS_OF_TENURE[room.tenure ?? ''] ?? 'unknown',
    currentResidents: { value: 0 },
    units: 0,
    verified: false,
  };
}
