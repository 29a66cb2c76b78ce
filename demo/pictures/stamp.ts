import { type Canvas, HEIGHT, type Paint, WIDTH } from './canvas.ts';
import { GLYPH_ROWS, GLYPHS } from './glyphs.ts';
import { box } from './shapes.ts';

const STRIP = 26;
const MARGIN = 8;
const WHITE: Paint = [238, 240, 242];

/** Writes along the lower edge that the picture is invented, what it shows and when, as cameras of patrols do. */
export function stamp(canvas: Canvas, left: string, right: string): void {
  canvas.draw(box([WIDTH / 2, HEIGHT - STRIP / 2], WIDTH / 2 + 2, STRIP / 2), [12, 14, 18], 0.68);
  const top = HEIGHT - STRIP + (STRIP - GLYPH_ROWS) / 2;
  write(canvas, left, MARGIN, top);
  write(canvas, right, WIDTH - MARGIN - widthOf(right), top);
}

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (GLYPHS[letter]?.[0] ?? 0), 0);
}

function write(canvas: Canvas, text: string, from: number, top: number): void {
  let left = from;
  for (const letter of text) {
    const [width, grey] = GLYPHS[letter] ?? [0, ''];
    const bits = Buffer.from(grey, 'base64');
    for (let at = 0; at < width * GLYPH_ROWS; at++) {
      const step = (bits[at >> 2]! >> (6 - 2 * (at & 3))) & 3;
      if (step > 0)
        canvas.blend(left + (at % width), top + Math.floor(at / width), WHITE, step / 3);
    }
    left += width;
  }
}
