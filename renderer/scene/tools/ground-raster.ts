import type { Matrix4, Primitive } from 'cesium';
import { bytesOf } from '../../theme/colour.ts';
import { glslInk, groundPicture, READ_PICTURE } from './ground-picture.ts';
import { SIGHT_COLOURS } from './palette.ts';
import { metresWithinShader } from './view-limits.ts';
import { CELL, type Viewshed } from './viewshed.ts';

/** Seen and hidden ground with their opacity. */
const SEEN = { colour: SIGHT_COLOURS.seen, opacity: 0.51 } as const;
const HIDDEN = { colour: SIGHT_COLOURS.hidden, opacity: 0.47 } as const;

/** The ground of a viewshed as a picture lying on it. */
export function groundRaster(viewshed: Viewshed, toEarth: Matrix4): Primitive {
  const { west, south, side, cellMetres } = viewshed;
  const [east, north] = [west + side * cellMetres, south + side * cellMetres];
  const box = { west, south, east, north };
  return groundPicture(box, pictureOf(viewshed), fragmentShader(viewshed), toEarth);
}

function inkOf({ colour, opacity }: typeof SEEN | typeof HIDDEN): string {
  return glslInk(bytesOf(colour), opacity);
}

/**
 * Red of the picture is seen, green is ground. Read between cells, each passes a half along a smooth line: drawn there, the
 * edge has no steps of cells. The limits of the view are worked out for each pixel.
 */
const fragmentShader = ({ view, side, cellMetres }: Viewshed) => /* glsl */ `
${READ_PICTURE}
${metresWithinShader(view)}

void main() {
  vec2 shares = pictureHere().rg;
  vec4 ink = mix(${inkOf(HIDDEN)}, ${inkOf(SEEN)}, beyond(shares.r / max(shares.g, 0.01), 0.5));
  vec2 place = v_st * ${(side * cellMetres).toFixed(3)} - ${view.radiusMetres.toFixed(3)};
  out_FragColor = vec4(ink.rgb, ink.a * beyond(shares.g, 0.5) * beyond(metresWithin(place), 0.0));
}`;

function pictureOf({ side, cells }: Viewshed): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [side, side];
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  const image = pen.createImageData(side, side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const cell = cells[(side - 1 - row) * side + column];
      const isSeen = cell === CELL.seen;
      const isGround = isSeen || cell === CELL.hidden;
      image.data.set([isSeen ? 255 : 0, isGround ? 255 : 0, 0, 255], 4 * (row * side + column));
    }
  }
  pen.putImageData(image, 0, 0);
  return canvas;
}
