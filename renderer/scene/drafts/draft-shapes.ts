import type { DraftPart, DraftRoom } from '../../../contract/drafts/draft.ts';
import type { TwinState } from '../../store.ts';

/** A virtual house as it is drawn. */
export interface DraftShape {
  readonly id: string;
  readonly title: string;
  readonly badge: string;
  readonly parts: readonly DraftPart[];
  /** The one on the workbench: floor lines, its rooms, those chosen and their floors. */
  readonly open: boolean;
  readonly rooms: readonly DraftRoom[];
  readonly chosen: ReadonlySet<string>;
  readonly floors: ReadonlySet<number>;
}

const BADGES = { 'zh-CN': '虚拟·待核实', en: 'virtual, unverified' } as const;

/** The drafts the view shows: those being built, and the one on the workbench as it stands. */
export function shapesOf({ drafts, workbench, scene }: TwinState): DraftShape[] {
  if (scene.draftsHidden && !workbench) return [];
  const badge = BADGES[scene.language];
  const listed = scene.draftsHidden
    ? []
    : drafts.filter(({ state, id }) => state === 'open' && id !== workbench?.id);
  const shapes = listed.map(({ id, name, address, buildingId, parts }): DraftShape => {
    const title = name || address || buildingId;
    const none = { rooms: [], chosen: new Set<string>(), floors: new Set<number>() };
    return { id, title, badge, parts, open: false, ...none };
  });
  if (!workbench) return shapes;
  const { id, building, chosen } = workbench;
  const { name, address, buildingId, parts, rooms } = building;
  const floors = rooms
    .filter(({ key }) => chosen.includes(key))
    .flatMap(({ floorNo, floorNoTop }) => [floorNo, floorNoTop]);
  const title = name || address || buildingId;
  const own = { rooms, chosen: new Set(chosen), floors: new Set(floors) };
  return [...shapes, { id, title, badge, parts, open: true, ...own }];
}
