import { expect, test } from 'vitest';
import type { SearchHit } from '../contract/queries/search.ts';
import { cameraFor, selectionOf, stepBack } from './selection-steps.ts';

const HIT: SearchHit = {
  kind: 'building',
  id: 'B1',
  title: '月湖大厦',
  detail: '偃月街 1 号',
  buildingId: 'B1',
  roomId: null,
  longitudeDegrees: 121.54,
  latitudeDegrees: 29.869,
};

test('Esc goes from unit to room to building to nothing', () => {
  const unit = { kind: 'unit', unitId: 'U1', roomId: 'R1', buildingId: 'B1' } as const;
  expect(stepBack(unit)).toEqual({ kind: 'room', buildingId: 'B1', roomId: 'R1' });
  const building = stepBack({ kind: 'room', buildingId: 'B1', roomId: 'R1' });
  expect(building).toEqual({ kind: 'building', buildingId: 'B1' });
  expect(stepBack(building)).toBeUndefined();
  expect(stepBack({ kind: 'unit', unitId: 'U1' })).toBeUndefined();
  const hazard = { kind: 'record', table: 'hazard', key: 'H1', buildingId: 'B1' } as const;
  expect(stepBack(hazard)).toEqual({ kind: 'building', buildingId: 'B1' });
});

test('a hit selects what it is, a place nothing', () => {
  expect(selectionOf(HIT)).toEqual({ kind: 'building', buildingId: 'B1' });
  expect(selectionOf({ ...HIT, kind: 'room', id: 'R1' })).toEqual({
    kind: 'room',
    buildingId: 'B1',
    roomId: 'R1',
  });
  expect(selectionOf({ ...HIT, kind: 'unit', id: 'U1', buildingId: null })).toEqual({
    kind: 'unit',
    unitId: 'U1',
  });
  expect(selectionOf({ ...HIT, kind: 'case', id: 'HS1' })).toEqual({
    kind: 'record',
    table: 'city_case',
    key: 'HS1',
  });
  expect(selectionOf({ ...HIT, kind: 'place', id: '月湖' })).toBeUndefined();
});

test('a hit without a place on the map moves no camera', () => {
  expect(cameraFor({ ...HIT, longitudeDegrees: null })).toBeUndefined();
  expect(cameraFor(HIT)).toMatchObject({ kind: 'look-at', longitudeDegrees: 121.54 });
});
