import type { Matrix4, Primitive } from 'cesium';
import type { Region } from '../../../contract/region.ts';
import { bytesOf } from '../../theme/colour.ts';
import { edgeLines } from '../edge-lines.ts';
import { INK } from '../halo-ink.ts';
import {
  glslInk,
  GROUND_PICTURE_METRES,
  type GroundBox,
  groundPicture,
  READ_PICTURE,
} from './ground-picture.ts';

type Ring = readonly (readonly [number, number])[];

const FILL_OPACITY = 0.26;
/** A cell of the picture is at least so wide, metres, and so many lie along it at most. */
const FINEST_METRES = 0.25;
const MOST_CELLS = 2048;
/** Cells left free round the shape. */
const MARGIN_CELLS = 2;
/** The outline lies above the fill. */
const OUTLINE_METRES = GROUND_PICTURE_METRES + 0.1;

/**
 * A region as a shape on the ground, hidden by what stands before it: rings in metres of the tile frame. Those of a polygon
 * have an outline; those of distances overlap, and their union is filled.
 */
export function regionGround(
  kind: Region['kind'],
  rings: readonly Ring[],
  colour: string,
  toEarth: Matrix4,
): Primitive[] {
  if (rings.every((ring) => ring.length < 3)) return [];
  const fill = fillOf(rings, kind === 'polygon' ? 'evenodd' : 'nonzero', colour, toEarth);
  return kind === 'polygon' ? [fill, outlineOf(rings, toEarth)] : [fill];
}

function fillOf(
  rings: readonly Ring[],
  rule: CanvasFillRule,
  colour: string,
  toEarth: Matrix4,
): Primitive {
  const bare = boxOf(rings);
  const longest = Math.max(bare.east - bare.west, bare.north - bare.south);
  const cellMetres = Math.max(FINEST_METRES, longest / MOST_CELLS);
  const margin = MARGIN_CELLS * cellMetres;
  const columns = Math.ceil((bare.east - bare.west + 2 * margin) / cellMetres);
  const rows = Math.ceil((bare.north - bare.south + 2 * margin) / cellMetres);
  const [west, south] = [bare.west - margin, bare.south - margin];
  const [east, north] = [west + columns * cellMetres, south + rows * cellMetres];
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [columns, rows];
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  pen.fillRect(0, 0, columns, rows);
  pen.setTransform(1 / cellMetres, 0, 0, -1 / cellMetres, -west / cellMetres, north / cellMetres);
  pen.beginPath();
  for (const ring of rings) {
    for (const [x, y] of ring) pen.lineTo(x, y);
    pen.closePath();
  }
  pen.fillStyle = '#ffffff';
  pen.fill(rule);
  return groundPicture({ west, south, east, north }, canvas, fillShader(colour), toEarth);
}

/** The cells are half filled along the edge: drawn where they pass a half, it has no steps. */
const fillShader = (colour: string) => /* glsl */ `
${READ_PICTURE}

void main() {
  vec4 ink = ${glslInk(bytesOf(colour), FILL_OPACITY)};
  out_FragColor = vec4(ink.rgb, ink.a * beyond(pictureHere().r, 0.5));
}`;

function outlineOf(rings: readonly Ring[], toEarth: Matrix4): Primitive {
  const lines = rings.map((ring) =>
    [...ring, ...ring.slice(0, 1)].map(([x, y]) => [x, y, OUTLINE_METRES] as const),
  );
  return edgeLines(lines, INK, toEarth);
}

function boxOf(rings: readonly Ring[]): GroundBox {
  const corners = rings.flat();
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  return {
    west: -most(corners.map(([x]) => -x)),
    south: -most(corners.map(([, y]) => -y)),
    east: most(corners.map(([x]) => x)),
    north: most(corners.map(([, y]) => y)),
  };
}
