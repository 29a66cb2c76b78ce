import type { CustomShader } from 'cesium';
import { PrimitiveCollection } from 'cesium';
import { expect, test, vi } from 'vitest';
import { GROUND_KINDS, SHADE_HEADER_BYTES } from '../../contract/tiles.ts';
import { localFrame } from '../../contract/local-frame.ts';
import type { MapInfo } from '../../contract/maps.ts';
import type { SnapshotInfo } from '../../contract/queries/snapshot.ts';
import { createTwinStore, changeScene } from '../store.ts';
import { createLayersController, hiddenGroundKinds } from './layers-controller.ts';
import { createMapsController } from './maps-controller.ts';
import { createMarksController } from './marks-controller.ts';
import { outlineLines } from './outline-controller.ts';
import { createPickController, hitOf } from './pick-controller.ts';
import { createRoomsController } from './rooms-controller.ts';
import type { Marks, SceneShaders } from './scene-shaders.ts';
import { createSceneShaders } from './scene-shaders.ts';
import { createShadeController, readShade } from './shade-controller.ts';
import type { Stage } from './stage.ts';
import { createTilesController } from './tiles-controller.ts';

const TILES = '0000000000000001';

/** What a controller needs of a scene where nothing is drawn, with real shaders and primitives. */
function stageOf() {
  const store = createTwinStore();
  const primitives = new PrimitiveCollection({ destroyPrimitives: false });
  let renders = 0;
  const scene = { primitives, requestRender: () => renders++ } as unknown as Stage['scene'];
  const shaders = createSceneShaders([4000, 4000]);
  return { store, scene, shaders, primitives, renders: () => renders };
}

/** Notes the addresses of tilesets that are asked for and opens none. */
function neverOpening() {
  const opened: string[] = [];
  const open = (url: string) => {
    opened.push(url);
    return new Promise<never>(() => {});
  };
  return { opened, open };
}

const uniform = (shader: CustomShader, name: string) =>
  (shader as unknown as { uniforms: Record<string, { value: unknown }> }).uniforms[name]?.value;

test('hover and selection reach both building shaders; only the district leaves the opened building out', () => {
  const { store, scene, shaders, renders } = stageOf();
  const marks = createMarksController({ store, scene, shaders });
  store.setState({
    hover: { kind: 'room', slot: 12, buildingSlot: 3 },
    selectedSlots: { buildingSlot: 3, roomSlot: 14 },
  });
  marks.opened(3);
  for (const shader of [shaders.district, shaders.opened]) {
    expect(uniform(shader, 'u_hoverRoom')).toBe(12);
    expect(uniform(shader, 'u_selectedRoom')).toBe(14);
    expect(uniform(shader, 'u_openedBuilding')).toBe(3);
  }
  expect(uniform(shaders.district, 'u_hiddenBuilding')).toBe(3);
  expect(uniform(shaders.opened, 'u_hiddenBuilding')).toBe(-1);
  const before = renders();
  marks.stop();
  store.setState({ hover: undefined });
  expect(renders()).toBe(before);
});

test('the building stays until its rooms stand', () => {
  const { store, scene, shaders } = stageOf();
  const marks: (Marks['hiddenBuilding'] | undefined)[] = [];
  store.setState({ snapshot: { id: 's1', tilesId: TILES } as SnapshotInfo });
  const rooms = createRoomsController(
    { store, scene, shaders },
    (slot) => marks.push(slot),
    () => new Promise(() => {}),
  );
  store.setState({ selectedSlots: { buildingSlot: 5, roomSlot: undefined } });
  expect(marks.at(-1)).toBeUndefined();
  expect(rooms.ready()).toBe(false);
  rooms.stop();
  expect(rooms.ready()).toBe(true);
});

test('a snapshot without tiles does not wait for the shade of the one before', () => {
  const { store, scene, shaders } = stageOf();
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  store.setState({ snapshot: { id: 's1', tilesId: TILES } as SnapshotInfo });
  const shade = createShadeController({ store, scene, shaders });
  expect(shade.ready()).toBe(false);
  store.setState({ snapshot: { id: 's2', tilesId: null } as SnapshotInfo });
  expect(shade.ready()).toBe(true);
  shade.stop();
  vi.unstubAllGlobals();
});

test('a snapshot whose tiles are the same file loads nothing again, one with other tiles does', () => {
  const { store, scene, shaders } = stageOf();
  const { opened, open } = neverOpening();
  const show = (id: string, tilesId: string | null) =>
    store.setState({ snapshot: { id, tilesId } as SnapshotInfo });
  store.setState({ selectedSlots: { buildingSlot: 5, roomSlot: undefined } });
  show('s1', TILES);
  const tiles = createTilesController({ store, scene, shaders }, open);
  const rooms = createRoomsController({ store, scene, shaders }, () => {}, open);
  const keys = ['basemap/tileset.json', 'buildings/tileset.json', 'rooms/5/tileset.json'];
  const urls = (tilesId: string) => keys.map((key) => `/tiles/${tilesId}/${key}`);
  expect(opened).toEqual(urls(TILES));
  show('s2', TILES);
  expect(opened).toEqual(urls(TILES));
  show('s3', '0000000000000002');
  expect(opened.slice(keys.length)).toEqual(urls('0000000000000002'));
  show('s4', null);
  expect(store.getState().layerErrors['building']?.sentence).toMatch(/no tiles/);
  expect(opened).toHaveLength(2 * keys.length);
  tiles.stop();
  rooms.stop();
});

test('tiles, rooms and maps that failed are asked for again with the next snapshot of the same file', async () => {
  const { store, scene, shaders } = stageOf();
  const asked: string[] = [];
  const open = (url: string) => {
    asked.push(url);
    return Promise.reject(new Error('The disk is gone.'));
  };
  const box = { westDegrees: 121.5, southDegrees: 29.8, eastDegrees: 121.6, northDegrees: 29.9 };
  const map = { id: '00000000000000aa', kind: 'imagery', title: '影像' } as MapInfo;
  const show = async (id: string) => {
    store.setState({ snapshot: { id, tilesId: TILES, profile: { box } } as SnapshotInfo });
    await new Promise((resolve) => setTimeout(resolve));
  };
  changeScene(store, { maps: [{ id: map.id, visible: true }] });
  store.setState({ maps: [map], selectedSlots: { buildingSlot: 5, roomSlot: undefined } });
  await show('s1');
  const tiles = createTilesController({ store, scene, shaders }, open);
  const rooms = createRoomsController({ store, scene, shaders }, () => {}, open);
  const maps = createMapsController({ store, scene, shaders, frame: localFrame(box) }, open);
  await show('s1');
  const failed = ['building', 'map:00000000000000aa', 'room', 'water'];
  expect(Object.keys(store.getState().layerErrors).sort()).toEqual(failed);
  const first = asked.splice(0);
  expect(first).toHaveLength(failed.length);
  await show('s2');
  expect(asked.sort()).toEqual(first.sort());
  expect(Object.keys(store.getState().layerErrors).sort()).toEqual(failed);
  for (const { stop } of [tiles, rooms, maps]) stop();
});

test('a refresh of rows loads no map file again; other tiles or another box do', () => {
  const { store, scene, shaders } = stageOf();
  const { opened, open } = neverOpening();
  const box = { westDegrees: 121.5, southDegrees: 29.8, eastDegrees: 121.6, northDegrees: 29.9 };
  const map = { id: '00000000000000aa', kind: 'imagery', title: '影像' } as MapInfo;
  const show = (id: string, tilesId: string | null, at = box) =>
    store.setState({ snapshot: { id, tilesId, profile: { box: at } } as SnapshotInfo });
  changeScene(store, { maps: [{ id: map.id, visible: true }] });
  store.setState({ maps: [map] });
  const maps = createMapsController({ store, scene, shaders, frame: localFrame(box) }, open);
  show('s1', TILES);
  show('s2', TILES);
  expect(opened).toHaveLength(1);
  show('s3', '0000000000000002');
  show('s4', '0000000000000002', { ...box, eastDegrees: 121.7 });
  expect(new Set(opened).size).toBe(3);
  expect(opened).toHaveLength(3);
  maps.stop();
});

test('a building without rooms is no failure; a broken file is one of the room layer', async () => {
  const { store, scene, shaders } = stageOf();
  store.setState({ snapshot: { id: 's1', tilesId: TILES } as SnapshotInfo });
  let answer: unknown = { statusCode: 404 };
  const rooms = createRoomsController(
    { store, scene, shaders },
    () => {},
    () => Promise.reject(answer),
  );
  const open = async (slot: number) => {
    store.setState({ selectedSlots: { buildingSlot: slot, roomSlot: undefined } });
    await new Promise((resolve) => setTimeout(resolve));
  };
  await open(5);
  expect(store.getState().layerErrors).toEqual({});
  answer = new Error('The tile is broken.');
  await open(6);
  expect(store.getState().layerErrors['room']?.sentence).toBe('The tile is broken.');
  answer = { statusCode: 500 };
  await open(7);
  expect(store.getState().layerErrors['room']?.sentence).toBe('Its tiles could not be read.');
  rooms.stop();
});

test('layers switched off hide their ground kinds and buildings', () => {
  const { store, scene, shaders } = stageOf();
  const stop = createLayersController({ store, scene, shaders });
  const layers = store.getState().scene.layers.map((layer) => ({
    ...layer,
    visible: !['water', 'building'].includes(layer.id),
  }));
  changeScene(store, { layers });
  const water = (1 << GROUND_KINDS.indexOf('water')) | (1 << GROUND_KINDS.indexOf('edge'));
  expect(hiddenGroundKinds(layers)).toBe(water);
  expect(uniform(shaders.ground, 'u_hiddenKinds')).toBe(water);
  expect(uniform(shaders.district, 'u_showBuildings')).toBe(0);
  stop();
});

test('leaving the canvas keeps what the matrix points at and clears what the canvas did', () => {
  const { store, scene, shaders } = stageOf();
  const feature = {
    getProperty: (name: string) => ({ slot: 4, buildingSlot: 3, spaceKind: 0 })[name],
  };
  const canvas = { style: {} };
  vi.useFakeTimers();
  const view = { current: () => 1 } as unknown as Stage['view'];
  const pick = createPickController({
    scene: Object.assign(scene, { canvas, pick: () => feature }),
    store,
    view,
    host: undefined as never,
    frame: undefined as never,
  });
  pick.onHover([10, 10]);
  vi.runAllTimers();
  expect(store.getState().hover).toEqual({ kind: 'room', slot: 4, buildingSlot: 3 });
  pick.onHover(undefined);
  expect(store.getState().hover).toBeUndefined();
  const pointed = { kind: 'room', slot: 9, buildingSlot: 3 } as const;
  store.setState({ hover: pointed });
  pick.onHover(undefined);
  expect(store.getState().hover).toBe(pointed);
  pick.stop();
  vi.useRealTimers();
  shaders.destroy();
});

test('a pick is a room, its building for stairs and roofs, and nothing for ground and sky', () => {
  const feature = (values: Record<string, number>) => ({
    getProperty: (name: string) => values[name],
  });
  expect(hitOf(feature({ slot: 4, buildingSlot: 4, spaceKind: 255 }))).toEqual({
    kind: 'building',
    slot: 4,
  });
  expect(hitOf(feature({ slot: 9, buildingSlot: 4, spaceKind: 0 }))).toEqual({
    kind: 'room',
    slot: 9,
    buildingSlot: 4,
  });
  expect(hitOf(feature({ buildingSlot: 4, spaceKind: 1 }))).toEqual({ kind: 'building', slot: 4 });
  expect(hitOf(feature({ groundKind: 2 }))).toBeUndefined();
  expect(hitOf(undefined)).toBeUndefined();
  expect(hitOf({ primitive: {} })).toBeUndefined();
});

test('an outline is drawn as top, bottom and corners of every part', () => {
  const part = { bottomMetres: 0, topMetres: 30, rings: [[0, 0, 10, 0, 10, 10]] };
  const lines = outlineLines({ parts: [part] });
  expect(lines).toHaveLength(2 + 3);
  expect(lines[0]?.at(0)).toEqual(lines[0]?.at(-1));
  expect(lines.at(-1)).toEqual([
    [10, 10, 0],
    [10, 10, 30],
  ]);
});

test('a shade raster is read by its header; other bytes are none', () => {
  const bytes = new ArrayBuffer(SHADE_HEADER_BYTES + 12);
  const header = new DataView(bytes);
  header.setUint32(0, 3, true);
  header.setUint32(4, 2, true);
  header.setFloat32(16, 3, true);
  expect(readShade(bytes)).toMatchObject({ width: 3, height: 2, texelMetres: 3 });
  header.setUint32(4, 9, true);
  expect(readShade(bytes)).toBeUndefined();
  expect(readShade(new ArrayBuffer(4))).toBeUndefined();
});

test('every slot and mark of the shaders can be set without a picture', () => {
  const shaders: SceneShaders = createSceneShaders([4000, 4000]);
  shaders.setStates('room', new Uint8Array(4 * 600));
  shaders.setShade(undefined);
  shaders.setCamera({ east: 1, north: 2, up: 300, heading: 0, pitch: -0.5 }, 0.001);
  expect(uniform(shaders.ground, 'u_eye')).toMatchObject({ x: 1, y: 2, z: 300 });
});
