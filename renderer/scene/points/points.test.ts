import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMPONENT_CLASSES } from '../../../contract/component-classes.ts';
import { POINT_LAYERS, pointLayer, type PointLayerSpec } from '../../../contract/point-layers.ts';
import type { LayerPoints } from '../../../contract/queries/points.ts';
import type { Mark } from '../horizon/symbol-cover.ts';
import { fillSprites, type SpriteStyle } from './fill-sprites.ts';
import { hasModel, isFlush, MODEL_NAMES, modelShape } from './model-shapes.ts';
import { buildTree, showWhere, shownIn } from './point-tree.ts';
import { createSpriteBuffer, drawnDiscs } from './sprite-buffer.ts';
import { SPRITE_VERTEX } from './sprite-shaders.ts';
import { packedCount, shortCount } from './sprite-atlas.ts';
import { SILHOUETTES, silhouetteOf } from './symbols.ts';
import { visitVisible } from './visible-points.ts';

function pointsAt(places: readonly (readonly [number, number])[]): LayerPoints {
  const count = places.length;
  return {
    rows: Uint32Array.from({ length: count }, (_, at) => at + 1),
    positions: Float32Array.from(places.flat()),
    heights: new Float32Array(count),
    classes: new Uint8Array(count),
    statuses: new Uint8Array(count),
    minutes: new Int32Array(count),
    placements: new Uint8Array(count),
    areas: new Uint16Array(count),
    areaCodes: [''],
    total: count,
    asOf: '2016-06-30',
  };
}

/** Straight down on the middle of the district from a height; the picture is 1000 pixels high. */
const eyeAt = (up: number) => ({
  camera: { east: 0, north: 0, up, heading: 0, pitch: -Math.PI / 2 },
  lens: { tanHalfHeight: 0.3, aspect: 1.6 },
  heightPixels: 1000,
});

const STYLE: SpriteStyle = {
  appearance: 'dark',
  language: 'zh-CN',
  symbolPixels: 26,
  lift: 0,
  discs: true,
  hot: () => false,
  isCovered: () => false,
};

function seen(
  places: readonly (readonly [number, number])[],
  up: number,
  only = (_at: number) => true,
) {
  const tree = buildTree(pointsAt(places));
  showWhere(tree, only);
  const found = { clusters: [] as number[], singles: [] as number[] };
  visitVisible(tree, eyeAt(up), {
    open: () => true,
    cluster: (_east, _north, _height, count) => void found.clusters.push(count),
    single: (at) => void found.singles.push(at),
  });
  return found;
}

const PLACES = fc.array(
  fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 })),
  { maxLength: 200 },
);

test('from any height every point is in one disc or by itself, and filtered ones nowhere', () => {
  fc.assert(
    fc.property(PLACES, fc.integer({ min: 1500, max: 9000 }), (places, up) => {
      const even = seen(places, up, (at) => at % 2 === 0);
      const counted = even.clusters.reduce((sum, count) => sum + count, 0) + even.singles.length;
      expect(counted).toBe(Math.ceil(places.length / 2));
      expect(even.singles.every((at) => at % 2 === 0)).toBe(true);
    }),
  );
});

test('far out many points are few discs; near each stands by itself', () => {
  const grid = Array.from(
    { length: 400 },
    (_, at) => [(at % 20) * 20, Math.floor(at / 20) * 20] as const,
  );
  expect(seen(grid, 9000).clusters.length).toBeLessThan(20);
  expect(seen(grid, 150).clusters).toEqual([]);
});

test('the tree keeps every point once and counts ranges', () => {
  fc.assert(
    fc.property(PLACES, (places) => {
      const tree = buildTree(pointsAt(places));
      expect([...tree.order].sort((a, b) => a - b)).toEqual([...places.keys()]);
      expect([...tree.keys]).toEqual([...tree.keys].sort((a, b) => a - b));
      expect(shownIn(tree, 0, places.length)).toBe(places.length);
    }),
  );
});

test('counts are short, and packed sign by sign', () => {
  expect([7, 128, 9999, 12_345, 123_456].map((n) => shortCount(n, 'zh-CN'))).toEqual([
    '7',
    '128',
    '9999',
    '1.2万',
    '12万',
  ]);
  expect(shortCount(12_345, 'en')).toBe('12k');
  expect(packedCount(20, 'zh-CN')).toBe(2 + 0 * 16 + 15 * 256 + 15 * 4096);
});

test('a near lamp is a model; a damaged one also has a symbol; far ones are one disc', () => {
  const spec = pointLayer('component') as PointLayerSpec;
  const points = pointsAt([
    [0, 0],
    [30, 0],
  ]);
  points.statuses[1] = spec.statuses.findIndex(({ id }) => id === 'damaged');
  const draw = (up: number) => {
    const models: string[] = [];
    const buffer = createSpriteBuffer(16, () => new Uint8Array(4));
    const sink = { add: (name: string) => void models.push(name) };
    fillSprites(buffer, sink, spec, buildTree(points), eyeAt(up), STYLE);
    return { models, sprites: [...buffer.points.slice(0, buffer.count)] };
  };
  expect(draw(90)).toEqual({ models: ['lamp', 'lamp'], sprites: [1] });
  expect(draw(6000)).toEqual({ models: [], sprites: [-1] });
});

test('a disc is drawn whole, before everything, or left out where buildings hide its place', () => {
  const spec = pointLayer('component') as PointLayerSpec;
  const tree = buildTree(
    pointsAt([
      [0, 0],
      [30, 0],
    ]),
  );
  const discs = (isCovered: (mark: Mark) => boolean) => {
    const buffer = createSpriteBuffer(16, () => new Uint8Array(4));
    const style = { ...STYLE, isCovered };
    fillSprites(buffer, undefined, spec, tree, eyeAt(6000), style);
    return drawnDiscs(buffer).map(({ at }) => at[0]);
  };
  expect(discs(() => false)).toEqual([15]);
  expect(discs(({ at: [east] }) => east === 15)).toEqual([]);
  expect(SPRITE_VERTEX).toContain('gl_Position.z = isDisc ? -clip.w :');
});

test('covers and grates lie flush with the ground and are seen from above', () => {
  expect(MODEL_NAMES.filter(isFlush).sort()).toEqual(['grate', 'manhole']);
  for (const name of MODEL_NAMES.filter(isFlush)) {
    const { positions, normals } = modelShape(name);
    for (let at = 2; at < positions.length; at += 3) {
      expect(positions[at]).toBe(0);
      expect(normals[at]).toBeCloseTo(1);
    }
  }
});

test('every class has a silhouette of its own, and models stand on the ground with unit normals', () => {
  for (const layer of POINT_LAYERS) {
    for (const { id } of layer.classes)
      expect(SILHOUETTES).toHaveProperty(silhouetteOf(layer.id, id));
  }
  const own = COMPONENT_CLASSES.map(({ id }) => silhouetteOf('component', id));
  expect(new Set(own).size).toBe(COMPONENT_CLASSES.length);
  for (const name of MODEL_NAMES) {
    const { positions, normals, colours } = modelShape(name);
    expect(hasModel(name)).toBe(true);
    expect(positions.length).toBe(normals.length);
    expect(colours.length / 4).toBe(positions.length / 3);
    expect(positions.length / 3, name).toBeLessThan(900);
    const heights = positions.filter((_, at) => at % 3 === 2);
    expect(Math.min(...heights), `${name} has a foot that reaches the ground`).toBe(0);
    for (let at = 0; at < normals.length; at += 3) {
      expect(Math.hypot(normals[at]!, normals[at + 1]!, normals[at + 2]!)).toBeCloseTo(1, 3);
    }
  }
});
