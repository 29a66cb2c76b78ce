import { type Cesium3DTile, Cesium3DTileset } from 'cesium';
import { expect, test } from 'vitest';
import { createRoomDetail } from './room-detail.ts';

const tileOf = (url: string): Cesium3DTile =>
  ({ content: { url }, geometricError: 0.5 }) as unknown as Cesium3DTile;

test('cells are not refined into rooms while these are not wanted, whenever they come', () => {
  const tileset = new Cesium3DTileset({});
  const detail = createRoomDetail();
  detail.watch(tileset);
  const [early, late] = [
    tileOf('/tiles/s/buildings/cells/1_2.glb'),
    tileOf('/tiles/s/buildings/cells/3_4.glb'),
  ];
  const far = tileOf('/tiles/s/buildings/far/0_0.glb');
  for (const tile of [early, far]) tileset.tileLoad.raiseEvent(tile);
  detail.show(false);
  tileset.tileLoad.raiseEvent(late);
  expect([early, late, far].map(({ geometricError }) => geometricError)).toEqual([0, 0, 0.5]);
  detail.show(true);
  expect([early, late].map(({ geometricError }) => geometricError)).toEqual([0.5, 0.5]);
});

test('a cell that is unloaded and comes again later keeps its own error', () => {
  const tileset = new Cesium3DTileset({});
  const detail = createRoomDetail();
  detail.watch(tileset);
  const cell = tileOf('/tiles/s/buildings/cells/1_2.glb');
  tileset.tileLoad.raiseEvent(cell);
  detail.show(false);
  tileset.tileUnload.raiseEvent(cell);
  detail.show(true);
  expect(cell.geometricError).toBe(0.5);
});
