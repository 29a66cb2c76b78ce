import type { SearchHit } from '../contract/queries/search.ts';
import type { Selection } from '../contract/scene.ts';
import type { CameraRequest } from './store.ts';

/** Esc: from a unit or another record to its room, from a room to its building, from a building to nothing. */
export function stepBack(selection: Selection | undefined): Selection | undefined {
  if (selection?.kind === 'building' || !selection?.buildingId) return undefined;
  const { buildingId } = selection;
  if (selection.kind !== 'room' && selection.roomId !== undefined) {
    return { kind: 'room', buildingId, roomId: selection.roomId };
  }
  return { kind: 'building', buildingId };
}

/** What choosing a search hit selects; a place selects nothing. */
export function selectionOf(hit: SearchHit): Selection | undefined {
  if (hit.kind === 'building') return { kind: 'building', buildingId: hit.id };
  if (hit.kind === 'room' && hit.buildingId) {
    return { kind: 'room', buildingId: hit.buildingId, roomId: hit.id };
  }
  const { buildingId, roomId } = hit;
  if (hit.kind === 'person') {
    const place = { ...(buildingId && { buildingId }), ...(roomId && { roomId }) };
    return { kind: 'record', table: 'resident', key: hit.id, ...place };
  }
  if (hit.kind === 'case') return { kind: 'record', table: 'city_case', key: hit.id };
  if (hit.kind === 'component') return { kind: 'record', table: 'component', key: hit.id };
  if (hit.kind !== 'unit') return undefined;
  return {
    kind: 'unit',
    unitId: hit.id,
    ...(buildingId && { buildingId }),
    ...(roomId && { roomId }),
  };
}

/** Distance to look from, metres: nearest for what stands in the open, wide for a place. */
const RANGE_METRES = {
  building: 420,
  room: 260,
  unit: 260,
  place: 1400,
  person: 260,
  case: 160,
  component: 160,
} as const;

/** Where the camera goes when a search hit is chosen; nowhere when the hit has no place on the map. */
export function cameraFor(hit: SearchHit): CameraRequest | undefined {
  const { longitudeDegrees, latitudeDegrees } = hit;
  if (longitudeDegrees === null || latitudeDegrees === null) return undefined;
  const rangeMetres = RANGE_METRES[hit.kind];
  return { kind: 'look-at', longitudeDegrees, latitudeDegrees, heightMetres: 20, rangeMetres };
}
