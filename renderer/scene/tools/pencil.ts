import { toLocal } from '../../../contract/local-frame.ts';
import type { Place } from '../../../contract/tools.ts';
import type { Vector } from '../../camera/local-camera.ts';
import { toPicture, toPixels } from '../../camera/local-camera.ts';
import { drawHaloDisc, drawHaloText, HALO, INK } from '../halo-ink.ts';
import type { Stage } from '../stage.ts';

export type Pencil = ReturnType<typeof createPencil>;

/** Draws places of the district on the picture, each with a halo that keeps it apart from what is below. */
export function createPencil(
  pen: CanvasRenderingContext2D,
  { view, frame }: Stage,
  width: number,
  height: number,
) {
  const at = ([longitude, latitude, metres]: readonly [number, number, number?]) => {
    const point: Vector = [...toLocal(frame, longitude, latitude), metres ?? 0];
    const seen = toPicture(view.current(), view.lens(), point);
    return seen && toPixels(seen, width, height);
  };
  const path = (places: readonly (readonly [number, number, number?])[], close: boolean) => {
    let drawing = false;
    for (const place of places) {
      const spot = at(place);
      if (spot && drawing) pen.lineTo(...spot);
      else if (spot) pen.moveTo(...spot);
      drawing = spot !== undefined;
    }
    if (close) pen.closePath();
  };
  const stroke = (colour: string, dash: readonly number[]) => {
    pen.setLineDash([...dash]);
    pen.lineJoin = 'round';
    pen.strokeStyle = HALO;
    pen.lineWidth = 4.5;
    pen.stroke();
    pen.strokeStyle = colour;
    pen.lineWidth = 2;
    pen.stroke();
    pen.setLineDash([]);
  };
  return {
    line(
      places: readonly (readonly [number, number, number?])[],
      colour = INK,
      dash: readonly number[] = [],
    ) {
      pen.beginPath();
      path(places, false);
      stroke(colour, dash);
    },
    area(rings: readonly (readonly (readonly [number, number, number?])[])[], fill: string) {
      pen.beginPath();
      for (const ring of rings) path(ring, true);
      pen.fillStyle = fill;
      pen.fill('evenodd');
      stroke(INK, []);
    },
    dot(place: Place, colour = INK) {
      const spot = at(place);
      if (spot) drawHaloDisc(pen, spot, colour, { radius: 4, halo: 2 });
    },
    /** What can be taken hold of: larger than a point, white with a dark middle. */
    handle(place: Place) {
      const spot = at(place);
      if (!spot) return;
      drawHaloDisc(pen, spot, INK, { radius: 7, halo: 3 });
      pen.beginPath();
      pen.arc(...spot, 3, 0, 2 * Math.PI);
      pen.fillStyle = '#1c2733';
      pen.fill();
    },
    /** In the middle of the picture, where keys set points. */
    crosshair() {
      const [x, y] = [width / 2, height / 2];
      pen.beginPath();
      for (const way of [-1, 1]) {
        pen.moveTo(x + way * 4, y);
        pen.lineTo(x + way * 14, y);
        pen.moveTo(x, y + way * 4);
        pen.lineTo(x, y + way * 14);
      }
      stroke(INK, []);
    },
    text(place: readonly [number, number, number?], text: string) {
      const spot = at(place);
      if (spot) drawHaloText(pen, text, spot, 7);
    },
  };
}
