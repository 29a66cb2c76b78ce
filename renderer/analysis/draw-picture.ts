import { FONT_FAMILY } from '../theme/tokens.ts';
import type { PlanLook } from './plan-look.ts';

/** What is written round a saved map. */
export interface PictureWords {
  readonly look: PlanLook;
  readonly title: string;
  /** Without a colour the class is hatched: 无数据. */
  readonly classes: readonly { readonly colour: string | undefined; readonly text: string }[];
  readonly scale: { readonly pixels: number; readonly text: string };
  readonly bearingDegrees: number;
  /** Below the map: period, source, date, marks. */
  readonly lines: readonly string[];
}

const HEAD = 40;
const LINE = 22;
const EDGE = 14;
const SWATCH = { width: 20, height: 14 };

/** A map's canvas with title above, legend, north and scale in it and its lines below, at the canvas's own resolution. */
export function drawPicture(map: HTMLCanvasElement, words: PictureWords): HTMLCanvasElement {
  const ratio = map.width / Math.max(map.clientWidth, 1);
  const { width, height } = { width: map.width / ratio, height: map.height / ratio };
  const picture = document.createElement('canvas');
  picture.width = map.width;
  picture.height = Math.round((HEAD + height + words.lines.length * LINE + EDGE) * ratio);
  const pen = picture.getContext('2d') as CanvasRenderingContext2D;
  pen.scale(ratio, ratio);
  pen.fillStyle = words.look.background;
  pen.fillRect(0, 0, width, picture.height / ratio);
  pen.drawImage(map, 0, HEAD, width, height);
  pen.fillStyle = words.look.label;
  pen.textBaseline = 'middle';
  pen.font = `600 16px ${FONT_FAMILY}`;
  pen.fillText(words.title, EDGE, HEAD / 2, width - 2 * EDGE);
  pen.font = `12px ${FONT_FAMILY}`;
  words.lines.forEach((line, at) =>
    pen.fillText(line, EDGE, HEAD + height + LINE * (at + 0.5) + EDGE / 2, width - 2 * EDGE),
  );
  drawLegend(pen, words, HEAD + height - EDGE);
  drawScale(pen, words, width - EDGE, HEAD + height - EDGE);
  drawNorth(pen, words, width - EDGE - 14, HEAD + EDGE + 18);
  return picture;
}

function drawLegend(
  pen: CanvasRenderingContext2D,
  { classes, look }: PictureWords,
  bottom: number,
) {
  if (classes.length === 0) return;
  const top = bottom - classes.length * LINE - EDGE;
  const widest = Math.max(...classes.map(({ text }) => pen.measureText(text).width));
  pen.fillStyle = look.background;
  pen.fillRect(EDGE, top, widest + 52, classes.length * LINE + EDGE);
  classes.forEach(({ colour, text }, at) => {
    const middle = top + EDGE / 2 + LINE * (at + 0.5);
    if (colour === undefined) drawHatch(pen, look, EDGE + 10, middle - 7);
    else {
      pen.fillStyle = colour;
      pen.fillRect(EDGE + 10, middle - 7, SWATCH.width, SWATCH.height);
    }
    pen.fillStyle = look.label;
    pen.fillText(text, EDGE + 38, middle);
  });
}

/** The swatch of areas without data, hatched as they are on the map. */
function drawHatch(pen: CanvasRenderingContext2D, look: PlanLook, left: number, top: number): void {
  const { width, height } = SWATCH;
  pen.save();
  pen.beginPath();
  pen.rect(left, top, width, height);
  pen.clip();
  pen.strokeStyle = look.noData;
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (let x = -height; x < width; x += 5) {
    pen.moveTo(left + x, top + height);
    pen.lineTo(left + x + height, top);
  }
  pen.stroke();
  pen.strokeRect(left, top, width, height);
  pen.restore();
}

function drawScale(
  pen: CanvasRenderingContext2D,
  { scale, look }: PictureWords,
  right: number,
  bottom: number,
) {
  pen.strokeStyle = look.label;
  pen.lineWidth = 2;
  pen.beginPath();
  pen.moveTo(right - scale.pixels, bottom - 6);
  pen.lineTo(right - scale.pixels, bottom);
  pen.lineTo(right, bottom);
  pen.lineTo(right, bottom - 6);
  pen.stroke();
  pen.fillStyle = look.label;
  pen.textAlign = 'right';
  pen.fillText(scale.text, right, bottom - 16);
  pen.textAlign = 'left';
}

function drawNorth(
  pen: CanvasRenderingContext2D,
  { bearingDegrees, look }: PictureWords,
  x: number,
  y: number,
) {
  pen.save();
  pen.translate(x, y);
  pen.rotate((-bearingDegrees * Math.PI) / 180);
  pen.fillStyle = look.label;
  pen.beginPath();
  pen.moveTo(0, -14);
  pen.lineTo(8, 10);
  pen.lineTo(0, 5);
  pen.lineTo(-8, 10);
  pen.fill();
  pen.restore();
}
