import {
  Cartesian3,
  type Material,
  type Matrix4,
  type Primitive,
  type Scene,
  Transforms,
} from 'cesium';
import { type LocalFrame, toLocal } from '../../../contract/local-frame.ts';
import type { TwinState } from '../../store.ts';
import { TOKENS } from '../../theme/tokens.ts';
import { placeBelowSymbols } from '../points/below-symbols.ts';
import type { Stage, Stop } from '../stage.ts';
import { cutTriangles, keptBodies } from './cut-triangles.ts';
import { groundRaster } from './ground-raster.ts';
import { regionGround } from './region-ground.ts';
import { buildingShell, type Shell, shellPrimitive, sunlightShells } from './shells.ts';
import type { Solids } from './solids.ts';
import type { SolidsSource } from './solids-source.ts';
import { SIGHT_COLOURS, sunColour } from './palette.ts';

/** Draws what results lay over buildings and ground: selected, seen and sunlit buildings, selected ground and viewsheds. */
export function createResultBodies(
  { scene, store, frame }: Pick<Stage, 'scene' | 'store' | 'frame'>,
  source: SolidsSource,
): Stop {
  const origin = Cartesian3.fromDegrees(frame.longitudeDegrees, frame.latitudeDegrees);
  const toEarth = Transforms.eastNorthUpToFixedFrame(origin);
  let standing: Primitive[] = [];
  let drawn: readonly unknown[] = [];
  const clear = () => {
    if (!scene.isDestroyed()) for (const primitive of standing) remove(scene, primitive);
    standing = [];
  };
  const draw = async () => {
    const state = store.getState();
    const inputs = inputsOf(state);
    drawn = inputs;
    const needed = inputs.some((input) => input !== undefined);
    const solids = needed ? await source.get().catch(() => undefined) : undefined;
    if (drawn !== inputs || scene.isDestroyed()) return;
    clear();
    if (solids) {
      for (const primitive of bodiesOf(state, solids, frame, toEarth)) {
        scene.primitives.add(primitive, placeBelowSymbols(scene));
        standing.push(primitive);
      }
    }
    scene.requestRender();
  };
  const unsubscribe = store.subscribe(inputsOf, () => void draw(), {
    equalityFn: (a, b) => a.length === b.length && a.every((input, at) => input === b[at]),
    fireImmediately: true,
  });
  return () => {
    unsubscribe();
    drawn = [];
    clear();
  };
}

/** A primitive leaves the picture of its material behind. */
function remove(scene: Scene, primitive: Primitive): void {
  const material = primitive.appearance.material as Material | undefined;
  scene.primitives.remove(primitive);
  material?.destroy();
}

/** Outcomes shown now: what the bodies are drawn from. */
function inputsOf({ scene, outcomes }: TwinState): readonly unknown[] {
  const shown = (scene.results ?? []).filter(({ hidden }) => !hidden);
  const bodies = shown.map(({ id }) => {
    const outcome = outcomes[id];
    const bodily = ['viewshed', 'sunlight', 'region'].includes(outcome?.kind ?? '');
    return bodily ? outcome : undefined;
  });
  return bodies.some((body) => body !== undefined) ? [...bodies, scene.clip] : bodies;
}

function bodiesOf(
  state: TwinState,
  solids: Solids,
  frame: LocalFrame,
  toEarth: Matrix4,
): Primitive[] {
  const shells: Shell[] = [];
  const onGround: Primitive[] = [];
  const { accent } = TOKENS[state.scene.appearance];
  for (const result of state.scene.results ?? []) {
    const outcome = result.hidden ? undefined : state.outcomes[result.id];
    if (outcome?.kind === 'region' && result.kind === 'region') {
      const rings = outcome.rings.map((ring) => ring.map((place) => toLocal(frame, ...place)));
      onGround.push(...regionGround(result.region.kind, rings, accent, toEarth));
      const slots = new Set(outcome.summary.buildingSlots);
      shells.push(buildingShell(solids, slots, accent, 0.38));
    } else if (outcome?.kind === 'viewshed') {
      onGround.push(groundRaster(outcome.viewshed, toEarth));
      const slots = new Set(outcome.viewshed.buildings.map(({ slot }) => slot));
      shells.push(buildingShell(solids, slots, SIGHT_COLOURS.seen, 0.5));
    } else if (outcome?.kind === 'sunlight') {
      shells.push(...sunlightShells(solids, outcome.slot, outcome.rows, sunColour));
    }
  }
  const { clip } = state.scene;
  const kept = clip && keptBodies(clip, frame);
  const cut = kept
    ? shells.map((shell) => ({ ...shell, corners: cutTriangles(shell.corners, kept) }))
    : shells;
  const primitive = shellPrimitive(cut, toEarth);
  return primitive ? [...onGround, primitive] : onGround;
}
