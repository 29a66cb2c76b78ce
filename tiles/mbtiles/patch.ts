import { type LocalFrame, toLocal } from '../../contract/local-frame.ts';
import type { MapBox } from '../../contract/maps.ts';
import { pointInGrid, type TileGrid, type TilePlace } from './tile-grid.ts';

/** A piece of ground: a raster of points in the tile frame, skirts down its sides where it has relief. */
export interface Patch {
  /** glTF axes (x east, y up, z south), metres. */
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  /** Places in the picture, from its north-west corner. */
  readonly textureCoordinates: Float32Array;
  readonly indices: Uint16Array;
}

/** Which part of which tile's picture a patch shows; a tile that is not there is filled from one above it. */
export interface PatchPicture {
  readonly grid: TileGrid;
  readonly place: TilePlace;
}

/** Parts a side: relief wants more than the bend of a flat tile. */
const FLAT_PARTS = 8;
const RELIEF_PARTS = 32;
const SKIRT_METRES = 30;

/** Makes the patch of a box; `heightAt` gives metres above the flat ground, none means flat. */
export async function makePatch(
  frame: LocalFrame,
  box: MapBox,
  picture: PatchPicture,
  heightAt: ((longitude: number, latitude: number) => Promise<number>) | undefined,
): Promise<Patch> {
  const parts = heightAt ? RELIEF_PARTS : FLAT_PARTS;
  const side = parts + 1;
  const points: number[] = [];
  const places: number[] = [];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const longitude = mix(box.westDegrees, box.eastDegrees, column / parts);
      const latitude = mix(box.northDegrees, box.southDegrees, row / parts);
      const [east, north] = toLocal(frame, longitude, latitude);
      points.push(east, (await heightAt?.(longitude, latitude)) ?? 0, -north);
      places.push(...placeIn(picture, longitude, latitude));
    }
  }
  const normals = normalsOf(points, side);
  const indices = quads(side);
  if (heightAt) addSkirts({ points, places, normals, indices }, side);
  return {
    positions: Float32Array.from(points),
    normals: Float32Array.from(normals),
    textureCoordinates: Float32Array.from(places),
    indices: Uint16Array.from(indices),
  };
}

function placeIn({ grid, place }: PatchPicture, longitude: number, latitude: number) {
  const [x, y] = pointInGrid(grid, place.zoom, longitude, latitude);
  return [clampShare(x - place.column), clampShare(y - place.row)] as const;
}

function quads(side: number): number[] {
  const indices: number[] = [];
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const at = row * side + column;
      indices.push(at, at + side, at + 1, at + 1, at + side, at + side + 1);
    }
  }
  return indices;
}

/** Normals from the neighbours of each point. */
function normalsOf(points: readonly number[], side: number): number[] {
  const normals: number[] = [];
  const value = (column: number, row: number, axis: number) => {
    const [c, r] = [clampIndex(column, side), clampIndex(row, side)];
    return points[(r * side + c) * 3 + axis] as number;
  };
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const [dx, dz] = [
        value(column + 1, row, 0) - value(column - 1, row, 0),
        value(column, row + 1, 2) - value(column, row - 1, 2),
      ];
      const slopeEast = (value(column + 1, row, 1) - value(column - 1, row, 1)) / dx;
      const slopeSouth = (value(column, row + 1, 1) - value(column, row - 1, 1)) / dz;
      const length = Math.hypot(slopeEast, 1, slopeSouth);
      normals.push(-slopeEast / length, 1 / length, -slopeSouth / length);
    }
  }
  return normals;
}

interface Growing {
  readonly points: number[];
  readonly places: number[];
  readonly normals: number[];
  readonly indices: number[];
}

/** Hides the cracks between patches of different levels: each border is drawn down a little. */
function addSkirts({ points, places, normals, indices }: Growing, side: number): void {
  const last = side - 1;
  const borders = [
    (i: number) => i,
    (i: number) => i * side + last,
    (i: number) => last * side + (last - i),
    (i: number) => (last - i) * side,
  ];
  for (const border of borders) {
    const first = points.length / 3;
    for (let i = 0; i < side; i++) {
      const at = border(i);
      const [x, y, z] = points.slice(at * 3, at * 3 + 3) as [number, number, number];
      points.push(x, y - SKIRT_METRES, z);
      places.push(...places.slice(at * 2, at * 2 + 2));
      normals.push(...normals.slice(at * 3, at * 3 + 3));
      if (i === 0) continue;
      const [upper, before] = [at, border(i - 1)];
      indices.push(before, upper, first + i - 1, upper, first + i, first + i - 1);
    }
  }
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function clampShare(share: number): number {
  return Math.min(Math.max(share, 0), 1);
}

function clampIndex(index: number, side: number): number {
  return Math.min(Math.max(index, 0), side - 1);
}
