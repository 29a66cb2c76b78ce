import { PATROL_LAYER } from '../../../contract/point-layers.ts';
import type { PatrolTracks } from '../../../contract/queries/points.ts';
import { toPicture, toPixels } from '../../camera/local-camera.ts';
import type { TwinState } from '../../store.ts';
import { type Appearance, FONT_FAMILY, TOKENS } from '../../theme/tokens.ts';
import { createOverlay } from '../overlay.ts';
import type { Stage } from '../stage.ts';
import { patrolColour } from './track-look.ts';
import type { PatrolPlace } from './track-places.ts';

/** Numbers are written beside the patrols where there are no more of them in the picture. */
const MOST_NAMES = 40;

/** The layer of 巡查轨迹 in the state, where it is there. */
export function patrolLayer({ scene }: TwinState) {
  return scene.layers.find(({ id }) => id === PATROL_LAYER);
}

/** Dots with numbers over the scene, one for each patrol at its place. The canvas is made when the first is drawn. */
export function createPatrolMarks({
  container,
  store,
  view,
}: Pick<Stage, 'container' | 'store' | 'view'>) {
  let overlay: ReturnType<typeof createOverlay> | undefined;
  const clear = () => overlay?.clear();
  return {
    draw({ patrols }: PatrolTracks, places: readonly PatrolPlace[]): void {
      if (places.length === 0) return clear();
      overlay ??= createOverlay(container, 'patrols');
      const { pen, width, height } = overlay.begin();
      const { appearance } = store.getState().scene;
      const byPatrol = patrolLayer(store.getState())?.colourBy === 'patrol';
      const inPicture = pixelsOf(view, places, width, height);
      for (const { patrol, x, y } of inPicture) {
        const fill = byPatrol ? patrolColour(patrol) : TOKENS[appearance].text;
        drawPatrol(pen, x, y, fill, appearance);
        if (inPicture.length <= MOST_NAMES)
          drawNumber(pen, x, y, patrols[patrol] ?? '', appearance);
      }
    },
    clear,
    remove: () => overlay?.remove(),
  };
}

/** Patrols in the picture with their CSS pixels. */
function pixelsOf(
  view: Stage['view'],
  places: readonly PatrolPlace[],
  width: number,
  height: number,
) {
  return places.flatMap(({ patrol, east, north }) => {
    const at = toPicture(view.current(), view.lens(), [east, north, 2]);
    if (!at || Math.abs(at[0]) > 1 || Math.abs(at[1]) > 1) return [];
    const [x, y] = toPixels(at, width, height);
    return [{ patrol, x, y }];
  });
}

function drawPatrol(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  fill: string,
  appearance: Appearance,
): void {
  pen.beginPath();
  pen.arc(x, y, 5.5, 0, Math.PI * 2);
  pen.fillStyle = fill;
  pen.fill();
  pen.lineWidth = 2;
  pen.strokeStyle = TOKENS[appearance].background;
  pen.stroke();
}

function drawNumber(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  patrolNo: string,
  appearance: Appearance,
): void {
  const tokens = TOKENS[appearance];
  pen.font = `12px ${FONT_FAMILY}`;
  pen.textBaseline = 'middle';
  pen.lineWidth = 3;
  pen.lineJoin = 'round';
  pen.strokeStyle = tokens.background;
  pen.strokeText(patrolNo, x + 9, y);
  pen.fillStyle = tokens.text;
  pen.fillText(patrolNo, x + 9, y);
}
