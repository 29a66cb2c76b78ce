import { union } from 'polyclip-ts';
import type { HostClient } from '../../../contract/host.ts';
import type {
  NamedBuilding,
  PackedSolids,
  SnapshotDifferences,
} from '../../../contract/queries/area.ts';
import { type Geometry, multiPolygon } from './export-geometry.ts';
import { type ExportFormat, type Feature, fileOf, table } from './exports.ts';
import type { ExportWords } from './use-picture.ts';

/** Most buildings the host names in one call. */
const NAMED_AT_ONCE = 5000;

/** Two snapshots, what differs, and the as-of date of each. */
export interface Compared {
  readonly host: Pick<HostClient, 'call'>;
  readonly other: string;
  readonly differences: SnapshotDifferences;
  readonly dates: { readonly before: string; readonly now: string };
  readonly words: ExportWords;
}

const CHANGES = ['added', 'removed', 'changed'] as const;

/** A building that differs, with its outline in the later snapshot that has it. */
interface Differing {
  readonly change: (typeof CHANGES)[number];
  readonly before: NamedBuilding | undefined;
  readonly now: NamedBuilding | undefined;
  /** Of the highest part, as drawn; undefined where the snapshot lacks the building. */
  readonly metresBefore: number | undefined;
  readonly metresNow: number | undefined;
  readonly outline: Geometry | null;
}

/** What differs between two snapshots as a file: a row or feature a building, with its floors in both. */
export async function differencesFile(compared: Compared, format: ExportFormat) {
  const { words, dates } = compared;
  const buildings = await differingBuildings(compared);
  const title = words.t('sceneTools.compare.file', dates);
  return fileOf({ title, words }, format, {
    csv: () => differencesTable(compared, buildings),
    features: () => buildings.map((building) => featureOf(compared, building)),
  });
}

async function differingBuildings({ host, other, differences }: Compared): Promise<Differing[]> {
  const { added, removed, changed } = differences;
  const [now, before, solidsNow, solidsBefore] = await Promise.all([
    namedOf(host, [...added, ...changed]),
    namedOf(host, [...removed, ...changed], other),
    host.call('district.solids', {}),
    host.call('district.solids', { snapshotId: other }),
  ]);
  const [partsNow, partsBefore] = [partsBySlot(solidsNow), partsBySlot(solidsBefore)];
  const [topsNow, topsBefore] = [topsBySlot(solidsNow), topsBySlot(solidsBefore)];
  return CHANGES.flatMap((change) =>
    [...differences[change]].map((slot) => ({
      change,
      before: before.get(slot),
      now: now.get(slot),
      metresBefore: change === 'added' ? undefined : topsBefore.get(slot),
      metresNow: change === 'removed' ? undefined : topsNow.get(slot),
      outline: outlineOf((change === 'removed' ? partsBefore : partsNow).get(slot) ?? []),
    })),
  );
}

async function namedOf(
  host: Compared['host'],
  slots: readonly number[],
  snapshotId?: string,
): Promise<ReadonlyMap<number, NamedBuilding>> {
  const found = new Map<number, NamedBuilding>();
  for (let start = 0; start < slots.length; start += NAMED_AT_ONCE) {
    const asked = slots.slice(start, start + NAMED_AT_ONCE);
    const snapshot = snapshotId === undefined ? {} : { snapshotId };
    for (const building of await host.call('buildings.named', { slots: asked, ...snapshot }))
      found.set(building.slot, building);
  }
  return found;
}

type Rings = [number, number][][];

/** Rings of every part, WGS-84 degrees, by the slot of its building. */
function partsBySlot({ partSlots, partRings, ringStarts, coordinates }: PackedSolids) {
  const parts = new Map<number, Rings[]>();
  partSlots.forEach((slot, part) => {
    const rings: Rings = [];
    for (let ring = partRings[part] as number; ring < (partRings[part + 1] as number); ring++) {
      const [from, to] = [ringStarts[ring] as number, ringStarts[ring + 1] as number];
      const flat = coordinates.subarray(2 * from, 2 * to);
      rings.push(
        Array.from({ length: to - from }, (_, at) => [
          flat[2 * at] as number,
          flat[2 * at + 1] as number,
        ]),
      );
    }
    parts.set(slot, [...(parts.get(slot) ?? []), rings]);
  });
  return parts;
}

/** Tops of the highest parts to the decimetre, metres, by the slot of their building. */
function topsBySlot({ partSlots, topMetres }: PackedSolids): ReadonlyMap<number, number> {
  const tops = new Map<number, number>();
  partSlots.forEach((slot, part) => {
    const top = Math.round((topMetres[part] as number) * 10) / 10;
    tops.set(slot, Math.max(top, tops.get(slot) ?? 0));
  });
  return tops;
}

/** The ground under all parts of a building, towers and what they stand on together. */
function outlineOf(parts: readonly Rings[]): Geometry | null {
  const [first, ...others] = parts;
  return first ? multiPolygon(union(first, ...others) as Rings[]) : null;
}

function headsOf({ words: { t }, dates }: Compared) {
  return {
    kind: t('sceneTools.compare.kind'),
    name: t('sceneTools.compare.name'),
    building: t('sceneTools.export.building'),
    address: t('sceneTools.compare.address'),
    before: t('sceneTools.compare.floorsBefore', { date: dates.before }),
    now: t('sceneTools.compare.floorsNow', { date: dates.now }),
    metresBefore: t('sceneTools.compare.heightBefore', { date: dates.before }),
    metresNow: t('sceneTools.compare.heightNow', { date: dates.now }),
    crs: t('sceneTools.export.crs'),
    source: t('sceneTools.export.source'),
  };
}

function differencesTable(compared: Compared, buildings: readonly Differing[]): string {
  const { t, source } = compared.words;
  const heads = headsOf(compared);
  const named = [heads.kind, heads.name, heads.building, heads.address];
  const figures = [heads.before, heads.now, heads.metresBefore, heads.metresNow];
  const degrees = (['longitude', 'latitude'] as const).map(
    (name) => `${t(`sceneTools.export.${name}`)} (°)`,
  );
  return table([
    [...named, ...figures, ...degrees],
    ...buildings.map(({ change, before, now, metresBefore, metresNow }) => {
      const one = now ?? before;
      return [
        t(`sceneTools.compare.${change}`),
        one?.name,
        one?.buildingId,
        one?.address,
        before?.floorsUp,
        now?.floorsUp,
        metresBefore,
        metresNow,
        one?.longitudeDegrees,
        one?.latitudeDegrees,
      ];
    }),
    [heads.crs, t('sceneTools.export.crsText')],
    [heads.source, source],
  ]);
}

function featureOf(compared: Compared, differing: Differing): Feature {
  const { change, before, now, metresBefore, metresNow, outline } = differing;
  const { t, source } = compared.words;
  const heads = headsOf(compared);
  const one = now ?? before;
  return {
    type: 'Feature',
    properties: {
      name: one?.name ?? one?.address ?? one?.buildingId ?? null,
      kind: change,
      [heads.kind]: t(`sceneTools.compare.${change}`),
      [heads.building]: one?.buildingId ?? null,
      [heads.address]: one?.address ?? null,
      [heads.before]: before?.floorsUp ?? null,
      [heads.now]: now?.floorsUp ?? null,
      [heads.metresBefore]: metresBefore ?? null,
      [heads.metresNow]: metresNow ?? null,
      [heads.crs]: t('sceneTools.export.crsText'),
      [heads.source]: source,
    },
    geometry: outline,
  };
}
