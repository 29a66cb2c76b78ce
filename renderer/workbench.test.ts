import { expect, test } from 'vitest';
import { EMPTY_DRAFT, type DraftRoom } from '../contract/drafts/draft.ts';
import { createTwinStore } from './store.ts';
import { chooseFloor, putOnWorkbench } from './workbench.ts';

const room = (key: string, floorNo: number, floorNoTop = floorNo): DraftRoom => ({
  key,
  known: false,
  unitNo: '',
  floorNo,
  floorNoTop,
  roomNo: key,
  areaSquareMetres: null,
  use: null,
  tenure: null,
});

const BUILDING = { ...EMPTY_DRAFT, rooms: [room('101', 1), room('201', 2, 3), room('301', 3)] };

test('a floor picked in the scene chooses its rooms, those on two floors among them', () => {
  const store = createTwinStore();
  putOnWorkbench(store, BUILDING, { id: 'a', revision: 1 });
  chooseFloor(store, 'a', 3);
  expect(store.getState().workbench?.chosen).toEqual(['201', '301']);
});

test('a draft picked while none is on the workbench is what the view opens there', () => {
  const store = createTwinStore();
  chooseFloor(store, 'b', 1);
  expect(store.getState().scene).toMatchObject({
    draft: 'b',
    panels: { left: true, system: 'workbench' },
  });
});

test('another draft picked meanwhile does not take the place of the one being built', () => {
  const store = createTwinStore();
  putOnWorkbench(store, BUILDING, { id: 'a', revision: 1 });
  chooseFloor(store, 'b', 1);
  expect(store.getState().workbench?.id).toBe('a');
  expect(store.getState().scene.draft).toBe('a');
});
