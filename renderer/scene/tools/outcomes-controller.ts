import { toErrorShape } from '../../../contract/errors.ts';
import { toLocal, toLonLat } from '../../../contract/local-frame.ts';
import type { NamedBuilding } from '../../../contract/queries/area.ts';
import type { Place, ToolResult } from '../../../contract/tools.ts';
import type { Vector } from '../../camera/local-camera.ts';
import type { Stage, Stop } from '../stage.ts';
import { type Analysis, createAnalysis } from './analysis.ts';
import { enclosedArea } from './even-odd.ts';
import { piecesOf } from './measure.ts';
import type { Outcome } from './outcomes.ts';
import { profileOf } from './profile.ts';
import { regionArea, regionRings } from './region-rings.ts';
import type { SolidsSource } from './solids-source.ts';
import { declinationDegrees } from './sun.ts';
import { sightOf, standingOn } from './viewshed.ts';

/** What an outcome depends on beside the result itself. */
type Ground = Pick<Stage, 'host' | 'frame'> & {
  readonly source: SolidsSource;
  readonly analysis: Analysis;
};

/** Sampling of sunlight: GB 50180-2018 asks for 大寒日, 8 to 16 h of true solar time. */
export const SUNLIGHT_SPAN = { fromHour: 8, toHour: 16, stepMinutes: 2 } as const;

/** Names listed of the buildings in sight. */
const MOST_NAMED = 5000;

/** Works out each kept result on the snapshot on screen, again when either changes. */
export function createOutcomesController(
  { store, host, frame, scene }: Pick<Stage, 'store' | 'host' | 'frame' | 'scene'>,
  source: SolidsSource,
): Stop {
  const ground: Ground = { host, frame, source, analysis: createAnalysis() };
  let known = new Map<string, string>();
  const put = (id: string, outcome: Outcome) => {
    store.setState((state) => ({ outcomes: { ...state.outcomes, [id]: outcome } }));
    scene.requestRender();
  };
  const work = async (result: ToolResult, key: string) => {
    put(result.id, { kind: 'working' });
    const outcome = await outcomeOf(ground, result).catch(
      (thrown: unknown): Outcome => ({ kind: 'failed', error: toErrorShape(thrown) }),
    );
    if (known.get(result.id) === key) put(result.id, outcome);
  };
  const unsubscribe = store.subscribe(
    (state) => [state.scene.results, state.snapshot?.id] as const,
    ([results, snapshotId]) => {
      if (snapshotId === undefined) return;
      const before = known;
      known = new Map((results ?? []).map((result) => [result.id, keyOf(result, snapshotId)]));
      for (const result of results ?? []) {
        const key = known.get(result.id) as string;
        if (before.get(result.id) !== key) void work(result, key);
      }
      if ([...before.keys()].some((id) => !known.has(id))) {
        store.setState((state) => ({
          outcomes: Object.fromEntries(
            Object.entries(state.outcomes).filter(([id]) => known.has(id)),
          ),
        }));
      }
      scene.requestRender();
    },
    { fireImmediately: true, equalityFn: (a, b) => a[0] === b[0] && a[1] === b[1] },
  );
  return () => {
    unsubscribe();
    ground.analysis.stop();
  };
}

/** Name and visibility change no outcome. */
function keyOf({ name: _name, hidden: _hidden, ...asked }: ToolResult, snapshotId: string): string {
  return `${snapshotId} ${JSON.stringify(asked)}`;
}

async function outcomeOf(ground: Ground, result: ToolResult): Promise<Outcome> {
  switch (result.kind) {
    case 'viewshed':
      return viewshedOutcome(ground, result);
    case 'sunlight':
      return sunlightOutcome(ground, result);
    case 'region':
      return regionOutcome(ground, result.region);
    default:
      return measureOutcome(ground, result.kind, result.points);
  }
}

const local = ({ frame }: Ground, [x, y, z]: Place): Vector => [...toLocal(frame, x, y), z];

async function measureOutcome(
  ground: Ground,
  kind: 'distance' | 'area' | 'height' | 'profile' | 'sight',
  places: readonly Place[],
): Promise<Outcome> {
  const points = places.map((place) => local(ground, place));
  const flat = points.map(([x, y]): Vector => [x, y, 0]);
  switch (kind) {
    case 'distance':
      return { kind, pieces: piecesOf(points) };
    case 'area': {
      const round = [...flat, ...flat.slice(0, 1)];
      const perimeterMetres = piecesOf(round).reduce((sum, piece) => sum + piece.slopeMetres, 0);
      return { kind, squareMetres: enclosedArea([flat]), perimeterMetres };
    }
    case 'height':
      return heightOutcome(ground, points);
    case 'profile':
      return profileOutcome(ground, flat);
    case 'sight':
      return sightOutcome(ground, points);
  }
}

/** Between two points; of one, from the ground to the roof over it. */
async function heightOutcome({ source }: Ground, points: readonly Vector[]): Promise<Outcome> {
  const [from, to] = points as readonly [Vector, Vector | undefined];
  if (to) return { kind: 'height', fromMetres: from[2], toMetres: to[2] };
  const [, , top] = standingOn(await source.get(), from);
  return { kind: 'height', fromMetres: 0, toMetres: top };
}

async function profileOutcome(ground: Ground, line: readonly Vector[]): Promise<Outcome> {
  const cuts = profileOf(await ground.source.get(), line);
  const named = await namesOf(
    ground,
    cuts.map(({ slot }) => slot),
  );
  const lengthMetres = piecesOf(line).reduce((sum, piece) => sum + piece.horizontalMetres, 0);
  return {
    kind: 'profile',
    lengthMetres,
    cuts: cuts.map((cut) => ({ ...cut, name: titleOf(named.get(cut.slot)) })),
  };
}

async function sightOutcome(ground: Ground, points: readonly Vector[]): Promise<Outcome> {
  const [from, to] = points as readonly [Vector, Vector];
  const sight = sightOf(await ground.source.get(), lifted(from), lifted(to));
  const slot = sight.blockedBySlot;
  const named = await namesOf(ground, slot === undefined ? [] : [slot]);
  const { blockedAt, distanceMetres } = sight;
  return {
    kind: 'sight',
    distanceMetres,
    blockedAt: blockedAt && [...toLonLat(ground.frame, blockedAt[0], blockedAt[1]), blockedAt[2]],
    blockedBy: slot === undefined ? undefined : named.get(slot),
  };
}

/** A point on the ground is looked at from the height of a person's eye. */
function lifted([x, y, z]: Vector): Vector {
  return [x, y, z < 0.5 ? z + 1.6 : z];
}

async function viewshedOutcome(
  ground: Ground,
  result: Extract<ToolResult, { kind: 'viewshed' }>,
): Promise<Outcome> {
  const solids = await ground.source.get();
  const [x, y, z] = standingOn(solids, local(ground, result.points[0]));
  const { radiusMetres, headingDegrees, openingDegrees, eyeMetres } = result;
  const view = {
    eye: [x, y, z + eyeMetres] as Vector,
    radiusMetres,
    headingDegrees,
    openingDegrees,
  };
  const viewshed = await ground.analysis.run(solids, { kind: 'viewshed', view });
  const named = await namesOf(
    ground,
    viewshed.buildings.map(({ slot }) => slot),
  );
  const seen = viewshed.buildings.flatMap(({ slot, seenShare }) => {
    const building = named.get(slot);
    return building ? [{ building, seenShare }] : [];
  });
  return { kind: 'viewshed', viewshed, seen };
}

async function sunlightOutcome(
  ground: Ground,
  { buildingId, date }: Extract<ToolResult, { kind: 'sunlight' }>,
): Promise<Outcome> {
  const card = await ground.host.call('building.card', { id: buildingId });
  const rule = {
    declinationDegrees: declinationDegrees(date),
    latitudeDegrees: card.latitudeDegrees ?? ground.frame.latitudeDegrees,
    ...SUNLIGHT_SPAN,
  };
  const solids = await ground.source.get();
  const rows = await ground.analysis.run(solids, { kind: 'sunlight', slot: card.slot, rule });
  const { longitudeDegrees, latitudeDegrees } = card;
  return {
    kind: 'sunlight',
    rows,
    slot: card.slot,
    name: card.name ?? card.address ?? buildingId,
    place:
      longitudeDegrees === null || latitudeDegrees === null
        ? undefined
        : [longitudeDegrees, latitudeDegrees],
  };
}

async function regionOutcome(
  { host, frame }: Ground,
  region: Extract<ToolResult, { kind: 'region' }>['region'],
): Promise<Outcome> {
  const summary = await host.call('area.summary', { region });
  return {
    kind: 'region',
    summary,
    rings: regionRings(frame, region, summary.basis),
    squareMetres: regionArea(frame, region, summary.basis),
  };
}

async function namesOf(
  { host }: Ground,
  slots: readonly number[],
): Promise<Map<number, NamedBuilding>> {
  if (slots.length === 0) return new Map();
  const named = await host.call('buildings.named', {
    slots: [...new Set(slots)].slice(0, MOST_NAMED),
  });
  return new Map(named.map((building) => [building.slot, building]));
}

function titleOf(building: NamedBuilding | undefined): string | undefined {
  return building?.name ?? building?.address ?? building?.buildingId;
}
