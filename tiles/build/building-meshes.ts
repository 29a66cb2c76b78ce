import { CEILING_GAP_METRES, FACADES, NO_SLOT, SPACE_KIND_ROOF } from '../../contract/tiles.ts';
import { say } from '../../contract/sentence.ts';
import { insetPolygon } from '../geometry/inset-ring.ts';
import { polygonArea, ringsOf } from '../geometry/polygon.ts';
import type { Polygon } from '../geometry/polygon.ts';
import { simplifyRing } from '../geometry/simplify-ring.ts';
import { MeshBuilder } from '../gltf/mesh.ts';
import { writeGlb } from '../gltf/write-glb.ts';
import { layOutBuilding } from '../rooms/layout-building.ts';
import type { Plate } from '../rooms/plates.ts';
import type { Space } from '../rooms/space.ts';
import { buildingRow, buildingTable, roomTable } from './feature-rows.ts';
import type { FeatureRow } from './feature-rows.ts';
import type { PreparedBuilding } from './prepare-building.ts';
import type { RoomInput } from './read-base.ts';
import { addFlatRoof, addTiledRoof } from './roofs.ts';
import { addPrism, addSoftWalls, addSurface, addWalls } from './solids.ts';
import { addRoofHeads } from './roof-heads.ts';
import type { TileNote } from './tile-report.ts';

/** Walls reach this far into the ground, below every layer of the base map. */
const FOOTING_METRES = 1;
/** Half the gap between two rooms, so that each reads as a body of its own. */
const ROOM_GAP_METRES = 0.08;
const PARAPET_FROM_SQUARE_METRES = 60;
const HEADS_FROM_FLOORS = 4;
const HOUSE = FACADES.indexOf('house');

/** How much of a building is left out from afar. */
export interface FarLevel {
  readonly simplifyMetres: number;
  /** Buildings with at most this many floors get soft walls. */
  readonly softUpToFloors: number;
}

/** Buildings from far off: extruded outlines, simplified, flat on top. */
export function farGlb(buildings: readonly PreparedBuilding[], level: FarLevel): Uint8Array {
  const mesh = new MeshBuilder();
  buildings.forEach((building, feature) => {
    const addSides = building.topFloor <= level.softUpToFloors ? addSoftWalls : addWalls;
    for (const plate of building.plates) {
      const [bottom, top] = heights(building, plate);
      const outer = simplifyRing(plate.polygon.outer, level.simplifyMetres);
      addSides(mesh, feature, outer, bottom, top);
      addSurface(mesh, feature, { outer, holes: [] }, top);
    }
  });
  return writeGlb(mesh.build(), buildingTable(buildings.map(buildingRow)));
}

/** Buildings from near: true outlines, parapets, tiled roofs. */
export function detailGlb(buildings: readonly PreparedBuilding[]): Uint8Array {
  const mesh = new MeshBuilder();
  buildings.forEach((building, feature) => {
    for (const plate of building.plates) {
      const [bottom, top] = heights(building, plate);
      for (const ring of ringsOf(plate.polygon)) addWalls(mesh, feature, ring, bottom, top);
      addRoof(mesh, feature, building, plate, top);
    }
  });
  return writeGlb(mesh.build(), buildingTable(buildings.map(buildingRow)));
}

export interface RoomsContent {
  readonly glb: Uint8Array;
  readonly notes: readonly TileNote[];
}

/** One building opened: every room and common part a body of its own, and the roof over them. */
export function roomsGlb(building: PreparedBuilding, rooms: readonly RoomInput[]): RoomsContent {
  const { spaces, leftOut } = layOutBuilding(building, rooms);
  const kinds = new Map(rooms.map((room) => [room.slot, room.geometryKind]));
  const sources = new Map(rooms.map((room) => [room.slot, room.source]));
  const mesh = new MeshBuilder();
  const rows: FeatureRow[] = [];
  for (const space of spaces) {
    const [bottom, top] = floorHeights(building, space.floor);
    const shape = insetPolygon(space.polygon, ROOM_GAP_METRES);
    addPrism(mesh, rows.length, shape, bottom, top - CEILING_GAP_METRES);
    rows.push(spaceRow(building, space, kinds));
  }
  const roofs = building.plates.filter((plate) => !isCovered(building, plate));
  for (const plate of roofs) {
    const [, top] = heights(building, plate);
    addRoof(mesh, rows.length, building, plate, top);
  }
  rows.push({ ...buildingRow(building), slot: NO_SLOT, spaceKind: SPACE_KIND_ROOF });
  const notes = leftOut.map(({ slot, unit, roomNo, floorFrom }): TileNote => {
    const name = unit ? `${unit}-${roomNo}` : roomNo;
    return {
      building: building.id,
      code: 'ROOM_LEFT_OUT',
      sentence: say`Room ${name} is left out: its building has no physical floor ${floorFrom}. Check the floor of the room and the floors of the building.`,
      source: sources.get(slot),
    };
  });
  return { glb: writeGlb(mesh.build(), roomTable(rows)), notes };
}

/** Bottom and top of a plate above flat ground, metres. */
export function heights(building: PreparedBuilding, plate: Plate): [number, number] {
  const bottom =
    plate.floorFrom <= 1 ? -FOOTING_METRES : (plate.floorFrom - 1) * building.storeyMetres;
  return [bottom, plate.floorTo * building.storeyMetres];
}

/** Floor and ceiling of a physical floor, metres; -1 lies below ground. */
export function floorHeights(building: PreparedBuilding, floor: number): [number, number] {
  const bottom = (floor > 0 ? floor - 1 : floor) * building.storeyMetres;
  return [bottom, bottom + building.storeyMetres];
}

function spaceRow(
  building: PreparedBuilding,
  space: Space,
  kinds: ReadonlyMap<number, number>,
): FeatureRow {
  const slot = space.room?.slot ?? NO_SLOT;
  const geometryKind = kinds.get(slot) ?? building.geometryKind;
  return { slot, building, spaceKind: space.kind, geometryKind, floor: space.floor };
}

function addRoof(
  mesh: MeshBuilder,
  feature: number,
  building: PreparedBuilding,
  plate: Plate,
  top: number,
): void {
  if (building.facade === HOUSE) {
    addTiledRoof(mesh, feature, plate.polygon, top);
    return;
  }
  addFlatRoof(mesh, feature, plate.polygon, top, hasParapet(plate.polygon));
  const isTop = plate.floorTo === building.topFloor;
  if (isTop && plate.floorTo >= HEADS_FROM_FLOORS) addRoofHeads(mesh, feature, plate.polygon, top);
}

function hasParapet(polygon: Polygon): boolean {
  return polygonArea(polygon) >= PARAPET_FROM_SQUARE_METRES;
}

/** True where another plate of the same outline continues the building upwards. */
function isCovered(building: PreparedBuilding, plate: Plate): boolean {
  return building.plates.some(
    (other) =>
      other !== plate &&
      other.floorFrom === plate.floorTo + 1 &&
      Math.abs(polygonArea(other.polygon) - polygonArea(plate.polygon)) < 1,
  );
}
