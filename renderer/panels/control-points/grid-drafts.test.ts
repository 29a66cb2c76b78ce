import { expect, test } from 'vitest';
import { createDeskStore } from '../import-desk/desk-state.ts';
import { createGridDrafts } from './grid-drafts.ts';
import { changeRow } from './points-model.ts';

function gridOf() {
  const store = createDeskStore();
  const grid = createGridDrafts(store);
  const row = (key: number) => store.getState().gridDraft.rows.find((each) => each.key === key);
  const type = (key: number, change: Parameters<typeof changeRow>[2]) =>
    grid.draftGrid(changeRow(store.getState().gridDraft, key, change));
  return { store, grid, row, type };
}

test('the desk withdraws while a point is picked and comes back with it, in the known system', () => {
  const { store, grid, row } = gridOf();
  store.setState({ open: true });
  grid.openGrid('部件.csv');
  grid.pickPoint(2);
  expect(store.getState()).toMatchObject({ open: false, gridTool: { picking: 2 } });
  grid.endPicking([121.5462006543, 29.870012, 12]);
  expect(row(2)).toMatchObject({ toEast: '121.54620065', toNorth: '29.87001200', toHeight: '' });
  expect(store.getState()).toMatchObject({
    open: true,
    gridTool: { file: '部件.csv', picked: 2 },
  });
});

test('a point that is given up leaves its row as it was', () => {
  const { store, grid, row, type } = gridOf();
  type(0, { toEast: '121.5' });
  grid.openGrid('部件.csv');
  grid.pickPoint(0);
  grid.endPicking(undefined);
  expect(row(0)).toMatchObject({ toEast: '121.5', toNorth: '' });
  expect(store.getState().open).toBe(true);
});

test('undo takes back a picked point at once and the typing of a value as one', () => {
  const { store, grid, row, type } = gridOf();
  for (const text of ['1', '12', '123']) type(0, { fromEast: text });
  type(0, { fromNorth: '9' });
  grid.openGrid('部件.csv');
  grid.pickPoint(0);
  grid.endPicking([121.5, 29.8, 0]);
  const seen = () => {
    const { fromEast = '', fromNorth = '', toEast = '' } = row(0) ?? {};
    return [fromEast, fromNorth, toEast];
  };
  const steps = [seen()];
  while (store.getState().gridUndo.length > 0) {
    grid.undoGrid();
    steps.push(seen());
  }
  expect(steps).toEqual([
    ['123', '9', '121.50000000'],
    ['123', '9', ''],
    ['123', '', ''],
    ['', '', ''],
  ]);
});
