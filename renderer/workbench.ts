import { type DraftBuilding, type DraftPart, EMPTY_DRAFT } from '../contract/drafts/draft.ts';
import { topFloor } from '../contract/drafts/floors.ts';
import { tidyRing } from '../contract/drafts/rings.ts';
import type { HostClient } from '../contract/host.ts';
import type { Place } from '../contract/tools.ts';
import { changeScene, type TwinStore } from './store.ts';

/** The draft on the 搭建台: what is being built, and the steps taken since it was opened. */
export interface Workbench {
  readonly id: string;
  /** Revision it was opened or saved at; 0 before the first save. */
  readonly revision: number;
  readonly building: DraftBuilding;
  /** As it was at that revision. */
  readonly saved: DraftBuilding;
  readonly past: readonly DraftBuilding[];
  readonly future: readonly DraftBuilding[];
  /** Keys of the rooms chosen in the grid. */
  readonly chosen: readonly string[];
  /** Part whose footprint the tool draws; one past the last adds a part. */
  readonly part: number;
}

/** Steps kept; older ones are forgotten. */
const MOST_STEPS = 200;

/** Puts a building on the workbench. */
export function putOnWorkbench(
  store: TwinStore,
  building: DraftBuilding = EMPTY_DRAFT,
  stored: { readonly id: string; readonly revision: number } = {
    id: crypto.randomUUID(),
    revision: 0,
  },
): void {
  store.setState({
    workbench: { ...stored, building, saved: building, past: [], future: [], chosen: [], part: 0 },
  });
  changeScene(store, { draft: stored.revision > 0 ? stored.id : undefined });
}

/** Takes the draft off the workbench; what was not saved goes. */
export function clearWorkbench(store: TwinStore): void {
  store.setState({ workbench: undefined });
  changeScene(store, { draft: undefined, tool: undefined });
}

/** Changes the building on the workbench: one step that can be undone. */
export function buildOn(
  store: TwinStore,
  change: (building: DraftBuilding) => DraftBuilding,
): void {
  const { workbench } = store.getState();
  if (!workbench) return;
  const building = change(workbench.building);
  if (building === workbench.building) return;
  const rooms = new Set(building.rooms.map(({ key }) => key));
  store.setState({
    workbench: {
      ...workbench,
      building,
      past: [...workbench.past, workbench.building].slice(-MOST_STEPS),
      future: [],
      chosen: workbench.chosen.filter((key) => rooms.has(key)),
    },
  });
}

/** Takes the last step back. */
export function undoStep(store: TwinStore): void {
  const { workbench } = store.getState();
  const building = workbench?.past.at(-1);
  if (!workbench || !building) return;
  const { past, future } = workbench;
  store.setState({
    workbench: {
      ...workbench,
      building,
      past: past.slice(0, -1),
      future: [...future, workbench.building],
      chosen: [],
    },
  });
}

/** Takes a step again that was taken back. */
export function redoStep(store: TwinStore): void {
  const { workbench } = store.getState();
  const building = workbench?.future.at(-1);
  if (!workbench || !building) return;
  const { past, future } = workbench;
  store.setState({
    workbench: {
      ...workbench,
      building,
      past: [...past, workbench.building],
      future: future.slice(0, -1),
      chosen: [],
    },
  });
}

/** Chooses rooms of the grid. */
export function chooseRooms(store: TwinStore, chosen: readonly string[]): void {
  const { workbench } = store.getState();
  if (workbench) store.setState({ workbench: { ...workbench, chosen } });
}

/** Chooses the rooms of a floor of the draft on the workbench; another draft is opened there where none is yet. */
export function chooseFloor(store: TwinStore, draftId: string, floorNo: number): void {
  const { workbench, scene } = store.getState();
  if (workbench?.id === draftId) {
    const { rooms } = workbench.building;
    const own = rooms.filter((room) => room.floorNo <= floorNo && floorNo <= room.floorNoTop);
    return chooseRooms(
      store,
      own.map(({ key }) => key),
    );
  }
  const panels = { ...scene.panels, left: true, system: 'workbench' as const };
  changeScene(store, workbench ? { panels } : { panels, draft: draftId });
}

/** Takes the drawing tool in hand for a part; `part` past the last adds one. */
export function drawPart(store: TwinStore, part: number): void {
  const { workbench } = store.getState();
  if (!workbench) return;
  store.setState({ workbench: { ...workbench, part }, openResult: undefined });
  changeScene(store, { tool: { kind: 'footprint', points: [] } });
}

/** What was drawn becomes the footprint of the part in hand. */
export function keepFootprint(store: TwinStore, points: readonly Place[]): void {
  changeScene(store, { tool: undefined });
  const part = store.getState().workbench?.part ?? 0;
  const ring = tidyRing(points);
  buildOn(store, (building) => ({
    ...building,
    parts:
      part < building.parts.length
        ? building.parts.map((each, at) => (at === part ? { ...each, ring } : each))
        : [...building.parts, newPart(building, ring)],
  }));
}

function newPart({ floors, parts }: DraftBuilding, ring: DraftPart['ring']): DraftPart {
  const kind = parts.length === 0 ? 'body' : 'tower';
  return { kind, ring, floorFrom: 1, floorTo: Math.max(1, topFloor(floors)) };
}

/** Reads the drafts anew for the scene and the list; callers who may not see them have none. */
export async function loadDrafts(store: TwinStore, host: HostClient): Promise<void> {
  const drafts = await host.call('draft.list', {}).catch(() => []);
  store.setState({ drafts });
}

/** Saves the draft as its next revision. Errors: `stale` where somebody else saved it meanwhile. */
export async function saveWorkbench(store: TwinStore, host: HostClient): Promise<void> {
  const { workbench } = store.getState();
  if (!workbench) return;
  const { id, revision: after, building } = workbench;
  const { revision } = await host.call('draft.save', { id, after, building });
  const now = store.getState().workbench;
  if (now?.id === id) store.setState({ workbench: { ...now, revision, saved: building } });
  changeScene(store, { draft: id });
  await loadDrafts(store, host);
}
