import { FONT_FAMILY } from '../theme/tokens.ts';

/** Ink on the picture and the halo that keeps it apart from what is below. */
export const INK = '#f2f6fa';
export const HALO = 'rgb(11 16 22 / 80%)';

type Spot = readonly [number, number];

/** Writes a label so many CSS pixels above a spot of the picture. */
export function drawHaloText(
  pen: CanvasRenderingContext2D,
  text: string,
  [x, y]: Spot,
  abovePixels: number,
): void {
  pen.font = `600 12px ${FONT_FAMILY}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'bottom';
  pen.lineJoin = 'round';
  pen.lineWidth = 4;
  pen.strokeStyle = HALO;
  pen.fillStyle = INK;
  pen.strokeText(text, x, y - abovePixels);
  pen.fillText(text, x, y - abovePixels);
}

/** Draws a disc with a halo; sizes in CSS pixels. */
export function drawHaloDisc(
  pen: CanvasRenderingContext2D,
  spot: Spot,
  colour: string,
  { radius, halo }: { readonly radius: number; readonly halo: number },
): void {
  pen.beginPath();
  pen.arc(...spot, radius, 0, 2 * Math.PI);
  pen.fillStyle = colour;
  pen.strokeStyle = HALO;
  pen.lineWidth = halo;
  pen.stroke();
  pen.fill();
}
