import { Cesium3DTileset, CustomShader, PrimitiveCollection } from 'cesium';
import { expect, test } from 'vitest';
import { createTilesetLayer, type OpenTileset } from './tileset-layer.ts';

/** Real tilesets, without content and without a picture: they load when the test says so. */
function tilesets() {
  const waiting = new Map<string, { come: () => void; fail: (error: Error) => void }>();
  const opened = new Map<string, Cesium3DTileset>();
  const open: OpenTileset = (url) =>
    new Promise((resolve, reject) => {
      const come = () => {
        const tileset = new Cesium3DTileset({});
        Object.defineProperty(tileset, 'tilesLoaded', { get: () => loaded.has(url) });
        opened.set(url, tileset);
        resolve(tileset);
      };
      waiting.set(url, { come, fail: reject });
    });
  /** Those that have in the picture all that it needs of them, which may be nothing. */
  const loaded = new Set<string>();
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return {
    open,
    opened,
    come: async (url: string) => {
      waiting.get(url)?.come();
      await settled();
    },
    fail: async (url: string) => {
      waiting.get(url)?.fail(new Error(`${url} is broken`));
      await settled();
    },
    draw: (url: string) => {
      loaded.add(url);
      (opened.get(url) as Cesium3DTileset).initialTilesLoaded.raiseEvent();
    },
    drawOutside: (url: string) => void loaded.add(url),
  };
}

function layerOf() {
  const primitives = new PrimitiveCollection({ destroyPrimitives: false });
  const source = tilesets();
  const drawn: (string | undefined)[] = [];
  const errors: unknown[] = [];
  const layer = createTilesetLayer(
    primitives,
    new CustomShader({}),
    { casts: true, onDrawn: (url) => drawn.push(url), onError: (error) => errors.push(error) },
    source.open,
  );
  return { primitives, source, layer, drawn, errors };
}

test('the old tileset stands until the new one is drawn', async () => {
  const { primitives, source, layer, drawn } = layerOf();
  layer.show('/a');
  await source.come('/a');
  source.draw('/a');
  layer.show('/b');
  await source.come('/b');
  expect(primitives.length).toBe(2);
  expect(layer.ready()).toBe(false);
  source.draw('/b');
  expect(primitives.length).toBe(1);
  expect(primitives.contains(source.opened.get('/b'))).toBe(true);
  expect(drawn).toEqual(['/a', '/b']);
  expect(layer.ready()).toBe(true);
});

test('a tileset that fails is reported and the old one stays', async () => {
  const { primitives, source, layer, errors } = layerOf();
  layer.show('/a');
  await source.come('/a');
  source.draw('/a');
  layer.show('/b');
  await source.fail('/b');
  expect(errors).toHaveLength(1);
  expect(primitives.contains(source.opened.get('/a'))).toBe(true);
  expect(layer.ready()).toBe(true);
});

test('one that failed, in whole or in a tile, is asked for once more; one that stands is not', async () => {
  const { primitives, source, layer, errors } = layerOf();
  layer.show('/a');
  await source.fail('/a');
  expect(layer.askAgain()).toBe(true);
  expect(layer.ready()).toBe(false);
  await source.come('/a');
  source.draw('/a');
  const first = source.opened.get('/a') as Cesium3DTileset;
  expect(layer.askAgain()).toBe(false);
  first.tileFailed.raiseEvent({ url: '/a/1.glb', message: 'The tile is broken.' });
  expect(errors).toHaveLength(2);
  expect(layer.askAgain()).toBe(true);
  await source.come('/a');
  expect(primitives.length, 'the broken one stands until the other is drawn').toBe(2);
  source.draw('/a');
  expect(primitives.length).toBe(1);
  expect(primitives.contains(first)).toBe(false);
  expect(layer.askAgain()).toBe(false);
});

test('a tileset outside the picture, of which the engine loads nothing, keeps nobody waiting', async () => {
  const { source, layer, drawn } = layerOf();
  layer.show('/a');
  await source.come('/a');
  expect(layer.ready()).toBe(false);
  source.drawOutside('/a');
  expect(layer.ready()).toBe(true);
  expect(drawn).toEqual([]);
  source.draw('/a');
  expect(drawn).toEqual(['/a']);
});

test('an answer that is no longer wanted is dropped', async () => {
  const { primitives, source, layer } = layerOf();
  layer.show('/a');
  layer.show('/b');
  await source.come('/a');
  expect(primitives.length).toBe(0);
  await source.come('/b');
  expect(primitives.length).toBe(1);
  layer.show(undefined);
  expect(primitives.length).toBe(0);
});

test('stopping leaves the collection as it was', async () => {
  const { primitives, source, layer } = layerOf();
  layer.show('/a');
  await source.come('/a');
  layer.stop();
  expect(primitives.length).toBe(0);
});
