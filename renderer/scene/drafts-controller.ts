import type { DraftPart } from '../../contract/drafts/draft.ts';
import { toLocal } from '../../contract/local-frame.ts';
import type { LonLat } from '../../contract/region.ts';
import { toPicture } from '../camera/local-camera.ts';
import { measure } from '../format/numbers.ts';
import type { TwinState } from '../store.ts';
import { FONT_FAMILY, TOKENS } from '../theme/tokens.ts';
import { loadDrafts } from '../workbench.ts';
import { createOverlay } from './overlay.ts';
import type { Stage, Stop } from './stage.ts';

const INK = '#f2f6fa';
const HALO = 'rgb(11 16 22 / 80%)';
const FACE = 'rgb(242 246 250 / 12%)';
/** Farther than this from the eye a draft is a dot without label, metres. */
const LABEL_METRES = 2500;

/** A virtual house as it is drawn. */
interface Shape {
  readonly title: string;
  readonly badge: string;
  readonly parts: readonly DraftPart[];
  /** The one on the workbench: floor lines, and floors of the rooms chosen. */
  readonly open: boolean;
  readonly floors: ReadonlySet<number>;
}

/**
 * Drafts of virtual houses (虚拟·待核实) on a canvas above the scene: dashed edges and a badge, so that nobody takes them for
 * surveyed buildings. The one on the workbench is drawn as it is being built.
 */
export function createDraftsController({
  scene,
  container,
  store,
  host,
  frame,
  view,
}: Pick<Stage, 'scene' | 'container' | 'store' | 'host' | 'frame' | 'view'>): Stop {
  const overlay = createOverlay(container, 'drafts');
  let shapes: readonly Shape[] = [];
  const draw = () => {
    overlay.canvas.dataset['count'] = String(shapes.length);
    if (shapes.length === 0) return overlay.clear();
    const { width, height, pen } = overlay.begin();
    const state = store.getState();
    const storey = state.snapshot?.profile.storeyMetres ?? 3;
    const spot = ([x, y]: LonLat, metres: number): Spot | undefined => {
      const seen = toPicture(view.current(), view.lens(), [...toLocal(frame, x, y), metres]);
      return seen && [((seen[0] + 1) / 2) * width, ((1 - seen[1]) / 2) * height];
    };
    const accent = TOKENS[state.scene.appearance].accent;
    const near = (state.scene.camera?.heightMetres ?? 0) < LABEL_METRES;
    for (const shape of shapes) drawShape({ pen, spot, storey, accent, near }, shape);
  };
  const read = () => {
    shapes = shapesOf(store.getState());
    scene.requestRender();
  };
  const stops = [
    store.subscribe(
      (state) => [state.snapshot?.id, state.connections] as const,
      ([id]) => void (id !== undefined && loadDrafts(store, host)),
      { fireImmediately: true, equalityFn: (a, b) => a.every((part, at) => part === b[at]) },
    ),
    store.subscribe(
      ({ drafts, workbench, scene: { draftsHidden, appearance, language } }) =>
        [drafts, workbench, draftsHidden, appearance, language] as const,
      read,
      { fireImmediately: true, equalityFn: (a, b) => a.every((part, at) => part === b[at]) },
    ),
    scene.postRender.addEventListener(draw),
  ];
  return () => {
    for (const stop of stops) stop();
    overlay.remove();
  };
}

const BADGES = { 'zh-CN': '虚拟·待核实', en: 'virtual, unverified' } as const;

function shapesOf({ drafts, workbench, scene }: TwinState): Shape[] {
  if (scene.draftsHidden && !workbench) return [];
  const badge = BADGES[scene.language];
  const listed = scene.draftsHidden
    ? []
    : drafts.filter(({ state, id }) => state === 'open' && id !== workbench?.id);
  const shapes = listed.map(
    ({ name, address, buildingId, parts }): Shape => ({
      ...{ badge, parts, open: false, floors: new Set() },
      title: name || address || buildingId,
    }),
  );
  if (!workbench) return shapes;
  const { building, chosen } = workbench;
  const floors = building.rooms
    .filter(({ key }) => chosen.includes(key))
    .flatMap(({ floorNo, floorNoTop }) => [floorNo, floorNoTop]);
  const title = building.name || building.address || building.buildingId;
  return [...shapes, { badge, parts: building.parts, open: true, floors: new Set(floors), title }];
}

type Spot = readonly [number, number];

interface Drawing {
  readonly pen: CanvasRenderingContext2D;
  readonly spot: (at: LonLat, metres: number) => Spot | undefined;
  readonly storey: number;
  readonly accent: string;
  readonly near: boolean;
}

function drawShape(drawing: Drawing, shape: Shape): void {
  for (const part of shape.parts) drawPart(drawing, shape, part);
  const [part] = [...shape.parts].sort((a, b) => b.floorTo - a.floorTo);
  if (part && drawing.near) drawLabel(drawing, shape, part);
}

function drawPart(drawing: Drawing, { open, floors }: Shape, part: DraftPart): void {
  const { pen, storey, accent } = drawing;
  const { ring, floorFrom, floorTo } = part;
  const [bottom, top] = [(floorFrom - 1) * storey, floorTo * storey];
  const line = (metres: number, colour: string, width: number, dash: readonly number[]) => {
    if (outline(drawing, ring, metres)) stroke(pen, colour, width, dash);
  };
  if (outline(drawing, ring, top)) {
    pen.fillStyle = FACE;
    pen.fill();
  }
  line(bottom, INK, 2, [6, 4]);
  for (let floor = floorFrom; open && floor < floorTo; floor++)
    line(floor * storey, 'rgb(242 246 250 / 55%)', 1, [2, 3]);
  for (const floor of floors)
    if (floor >= floorFrom && floor <= floorTo) line((floor - 0.5) * storey, accent, 3, []);
  for (const corner of ring) {
    const [foot, head] = [drawing.spot(corner, bottom), drawing.spot(corner, top)];
    if (!foot || !head) continue;
    pen.beginPath();
    pen.moveTo(...foot);
    pen.lineTo(...head);
    stroke(pen, INK, 1.5, [6, 4]);
  }
  line(top, INK, 2, [6, 4]);
}

/** Puts a ring at a height on the pen; false where a corner lies behind the eye. */
function outline({ pen, spot }: Drawing, ring: readonly LonLat[], metres: number): boolean {
  const spots = ring.map((corner) => spot(corner, metres));
  if (spots.length < 2 || spots.some((each) => each === undefined)) return false;
  pen.beginPath();
  for (const each of spots) pen.lineTo(...(each as Spot));
  pen.closePath();
  return true;
}

function stroke(
  pen: CanvasRenderingContext2D,
  colour: string,
  width: number,
  dash: readonly number[],
): void {
  pen.setLineDash([...dash]);
  pen.lineJoin = 'round';
  pen.strokeStyle = HALO;
  pen.lineWidth = width + 2;
  pen.stroke();
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
  pen.setLineDash([]);
}

function drawLabel({ pen, spot, storey }: Drawing, shape: Shape, part: DraftPart): void {
  const middle = part.ring.reduce(
    ([x, y], corner): LonLat => [
      x + corner[0] / part.ring.length,
      y + corner[1] / part.ring.length,
    ],
    [0, 0] as LonLat,
  );
  const at = spot(middle, part.floorTo * storey);
  if (!at) return;
  const text = [shape.title, shape.badge, `${measure(part.floorTo * storey)} m`]
    .filter(Boolean)
    .join(' · ');
  pen.font = `600 12px ${FONT_FAMILY}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'bottom';
  pen.lineJoin = 'round';
  pen.lineWidth = 4;
  pen.strokeStyle = HALO;
  pen.fillStyle = INK;
  pen.strokeText(text, at[0], at[1] - 10);
  pen.fillText(text, at[0], at[1] - 10);
}
