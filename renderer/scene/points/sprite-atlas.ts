import { FONT_FAMILY } from '../../theme/tokens.ts';
import { SILHOUETTE_NAMES, SILHOUETTES } from './symbols.ts';

/** Cells of the atlas: silhouettes first, then the signs numbers are written with. */
export const ATLAS_COLUMNS = 8;
const CELL_PIXELS = 64;
const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '万', 'k', 'M'] as const;

/** Cell of the first sign. */
export const FIRST_DIGIT = SILHOUETTE_NAMES.length;
export const ATLAS_ROWS = Math.ceil((FIRST_DIGIT + DIGITS.length) / ATLAS_COLUMNS);
/** No sign at this place of a packed number. */
const BLANK = 15;

/** Draws the atlas: red is the silhouette, green the silhouette with its keyline. */
export function drawAtlas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = ATLAS_COLUMNS * CELL_PIXELS;
  canvas.height = 2 ** Math.ceil(Math.log2(ATLAS_ROWS * CELL_PIXELS));
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  pen.fillStyle = '#000000';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  SILHOUETTE_NAMES.forEach((name, cell) =>
    inCell(pen, cell, () => drawSilhouette(pen, SILHOUETTES[name])),
  );
  DIGITS.forEach((sign, at) => inCell(pen, FIRST_DIGIT + at, () => drawSign(pen, sign)));
  return canvas;
}

/** Share of the canvas height the cells take. */
export function atlasScale(canvas: HTMLCanvasElement): [number, number] {
  return [1 / ATLAS_COLUMNS, CELL_PIXELS / canvas.height];
}

function inCell(pen: CanvasRenderingContext2D, cell: number, draw: () => void): void {
  pen.save();
  pen.translate(
    (cell % ATLAS_COLUMNS) * CELL_PIXELS,
    Math.floor(cell / ATLAS_COLUMNS) * CELL_PIXELS,
  );
  draw();
  pen.restore();
}

function drawSilhouette(pen: CanvasRenderingContext2D, path: string): void {
  const shape = new Path2D(path);
  pen.translate(6, 6);
  pen.scale(52 / 24, 52 / 24);
  pen.lineJoin = 'round';
  pen.lineWidth = 3.2;
  pen.strokeStyle = '#00ff00';
  pen.stroke(shape);
  pen.fillStyle = '#ffff00';
  pen.fill(shape, 'evenodd');
}

function drawSign(pen: CanvasRenderingContext2D, sign: string): void {
  pen.font = `600 ${sign === '万' ? 46 : 54}px ${FONT_FAMILY}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillStyle = '#ffff00';
  pen.fillText(sign, CELL_PIXELS / 2, CELL_PIXELS / 2 + 2);
}

/** A count in at most four signs, packed four bits each, first sign lowest: 128, 2.3万, 2.3k. */
export function packedCount(count: number, language: 'zh-CN' | 'en'): number {
  const signs = [...shortCount(count, language)].map((sign) => DIGITS.indexOf(sign as '0'));
  const places = [0, 1, 2, 3].map((at) => signs[at] ?? BLANK);
  return places.reduce((sum, sign, at) => sum + sign * 16 ** at, 0);
}

/** 128, 9999, 1.2万, 12万; in English 128, 9.9k, 12k. */
export function shortCount(count: number, language: 'zh-CN' | 'en'): string {
  const [from, size, sign] = language === 'en' ? [1000, 1000, 'k'] : [10_000, 10_000, '万'];
  if (count < from) return String(count);
  const scaled = count / size;
  return `${scaled < 9.95 ? scaled.toFixed(1) : Math.round(scaled)}${sign}`;
}
