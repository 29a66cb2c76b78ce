import { expect, test } from 'vitest';
import type { InteriorRoom } from '../../contract/queries/interior.ts';
import type { InteriorState } from '../../contract/scene.ts';
import { type InteriorParts, shownState } from './isolation.ts';

const STATE: InteriorState = { buildingId: 'b', theme: 'hazard', explode: 0.3, section: 0 };
const room = (hazard: InteriorRoom['hazard']): InteriorRoom => ({
  slot: 1,
  household: null,
  tenure: 'owner',
  unit: 'none',
  hazard,
  elder: null,
  tax: null,
});
const PARTS: InteriorParts = {
  floors: [-1, 1, 2, 3],
  unitNos: ['1', '2', null],
  rooms: [room('none'), room('major')],
};

test('a floor, unit and class the building has are looked at alone', () => {
  const state = { ...STATE, floorNo: -1, unitNo: '2', className: 'major' };
  expect(shownState(state, PARTS)).toEqual({ shown: state, missing: [] });
});

test('what the building does not have is left out and named, and nothing else', () => {
  const state = { ...STATE, floorNo: 9, unitNo: '甲', className: 'overdue' };
  const { shown, missing } = shownState(state, PARTS);
  expect(shown).toEqual(STATE);
  expect(missing).toEqual(['floorNo', 'unitNo', 'className']);
  expect(shownState({ ...state, floorNo: 2 }, PARTS).shown.floorNo).toBe(2);
});

test('nothing is missing before the building is known', () => {
  const state = { ...STATE, floorNo: 9, unitNo: '甲', className: 'overdue' };
  const unknown = { floors: undefined, unitNos: undefined, rooms: undefined };
  expect(shownState(state, unknown)).toEqual({ shown: state, missing: [] });
});

test('a class of a theme the account may not see dims nothing and is not told as missing', () => {
  const parts = { ...PARTS, rooms: [room(null), room(null)] };
  expect(shownState({ ...STATE, className: 'major' }, parts)).toEqual({
    shown: STATE,
    missing: [],
  });
});
