import * as cesium from 'cesium';
import type { Scene } from 'cesium';
import { expect, test } from 'vitest';
import { stopCopyingDepths } from './depth-copies.ts';

const METHODS = ['executeCopyDepth', 'executeUpdateDepth', 'prepareColorTextures'] as const;

test('the engine still has the methods that are replaced', () => {
  const { prototype } = (cesium as unknown as { GlobeDepth: { prototype: object } }).GlobeDepth;
  expect(METHODS.filter((name) => !(name in prototype))).toEqual([]);
});

test('samples are resolved for the finished picture alone, and no depths are copied', () => {
  const called: string[] = [];
  const globeDepth = Object.fromEntries(
    METHODS.map((name) => [name, () => void called.push(name)]),
  ) as Record<(typeof METHODS)[number], (...given: unknown[]) => void>;
  stopCopyingDepths({ view: { globeDepth } } as unknown as Scene);
  globeDepth.executeCopyDepth({}, {});
  globeDepth.prepareColorTextures({}, false);
  globeDepth.executeUpdateDepth({}, {});
  expect(called).toEqual([]);
  globeDepth.prepareColorTextures({});
  expect(called).toEqual(['prepareColorTextures']);
});
