import { toLonLat } from '../../../contract/local-frame.ts';
import type { Place, ToolKind } from '../../../contract/tools.ts';
import { groundUnder, type PicturePoint } from '../../camera/local-camera.ts';
import type { Stage } from '../stage.ts';
import { pointAt, snapped } from './point-at.ts';
import type { SolidsSource } from './solids-source.ts';

/** Tools that measure in space; of the others the height does not count. */
const IN_SPACE: readonly ToolKind[] = ['distance', 'height', 'sight', 'viewshed', 'profile'];
/** Tools that draw on the ground whatever stands before it: over roofs their outlines would jump. */
const ON_GROUND: readonly ToolKind[] = [
  'box',
  'cut',
  'rectangle',
  'lasso',
  'polygon',
  'circle',
  'corridor',
  'footprint',
];
/** Tools that catch corners of buildings. */
const SNAPPING: readonly ToolKind[] = [
  'distance',
  'area',
  'height',
  'profile',
  'sight',
  'section',
  'footprint',
  'controlPoint',
];

/** What the pointer points at, as the tool in hand takes it. Pixels are CSS pixels of the scene's canvas. */
export function createPointing(
  { scene, store, frame, view }: Pick<Stage, 'scene' | 'store' | 'frame' | 'view'>,
  source: SolidsSource,
) {
  const { canvas } = scene;
  const pictureAt = (x: number, y: number): PicturePoint => [
    (x / canvas.clientWidth) * 2 - 1,
    1 - (y / canvas.clientHeight) * 2,
  ];
  const onGround = (picture: PicturePoint) => {
    const at = groundUnder(view.current(), view.lens(), picture);
    return at && { at, part: undefined };
  };
  const placeAt = (x: number, y: number): Place | undefined => {
    const kind = store.getState().scene.tool?.kind;
    const picture = pictureAt(x, y);
    const solids = source.current();
    const flat = !solids || (kind && ON_GROUND.includes(kind));
    const pointed = flat ? onGround(picture) : pointAt(view, solids, picture);
    if (!pointed) return undefined;
    const size = { width: canvas.clientWidth, height: canvas.clientHeight };
    const catches = solids && kind && SNAPPING.includes(kind);
    const { at } = catches ? snapped(view, solids, picture, pointed, size) : pointed;
    const [longitude, latitude] = toLonLat(frame, at[0], at[1]);
    return [longitude, latitude, kind && !IN_SPACE.includes(kind) ? 0 : at[2]];
  };
  return { pictureAt, placeAt };
}
