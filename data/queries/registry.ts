import type { z } from 'zod';
import type { mapLabelSchema } from '../../contract/queries/buildings.ts';
import { featurePlacement, type FeatureShape } from '../geometry/placement.ts';
import type { QueryContext } from './context.ts';
import { englishName } from './english-name.ts';
import { oncePerSnapshot } from './once-per-snapshot.ts';

type MapLabel = z.infer<typeof mapLabelSchema>;

/** Labels a scene gets; it shows 200 of them at a time. */
const MOST_LABELS = 1000;

const RANKS = {
  street: 0,
  landmark: 1,
  water: 2,
  trunk: 3,
  secondary: 4,
  community: 5,
  green: 6,
  branch: 7,
  other: 8,
};

/** Names of the base map (底图注记), most important first; a lake or park that is a landmark is named once. */
export const mapLabels = oncePerSnapshot(async (context: QueryContext): Promise<MapLabel[]> => {
  const landmarks = landmarkLabels(context);
  const named = new Set(landmarks.map(({ text }) => text));
  const features = await featureLabels(context);
  const labels = [
    ...landmarks,
    ...(await areaLabels(context)),
    ...features.filter(({ kind, text }) => kind === 'road' || !named.has(text)),
  ];
  labels.sort((left, right) => left.rank - right.rank);
  return labels.slice(0, MOST_LABELS);
});

function landmarkLabels(context: QueryContext): MapLabel[] {
  return context.snapshot.manifest.profile.landmarks.map(({ name, nameEn, at }) => ({
    ...level('landmark', name, at, RANKS.landmark),
    ...(nameEn && { textEn: nameEn }),
  }));
}

interface AreaRow {
  readonly level: 'street' | 'community';
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
}

async function areaLabels(context: QueryContext): Promise<MapLabel[]> {
  const rows = await context.snapshot.db.all<AreaRow>(
    `SELECT level, name, coalesce(label_longitude_degrees, (west_degrees + east_degrees) / 2) AS longitude,
       coalesce(label_latitude_degrees, (south_degrees + north_degrees) / 2) AS latitude
     FROM base.area WHERE level IN ('street', 'community') AND name IS NOT NULL
       AND coalesce(label_longitude_degrees, west_degrees) IS NOT NULL`,
  );
  return rows.map((row) =>
    level(row.level, row.name, [row.longitude, row.latitude], RANKS[row.level]),
  );
}

interface FeatureRow extends FeatureShape {
  readonly kind: 'water' | 'road' | 'green';
  readonly class: string | null;
  readonly name: string;
}

async function featureLabels(context: QueryContext): Promise<MapLabel[]> {
  const rows = await context.snapshot.db.all<FeatureRow>(
    `SELECT kind, class, name, geometry, west_degrees, south_degrees, east_degrees, north_degrees
     FROM base.base_map_feature WHERE name IS NOT NULL AND name <> '' AND west_degrees IS NOT NULL
     ORDER BY max(east_degrees - west_degrees, north_degrees - south_degrees) DESC LIMIT 5000`,
  );
  const best = new Map<string, { label: MapLabel; lengthMetres: number }>();
  for (const row of rows) {
    const { at, angleDegrees, lengthMetres } = featurePlacement(row);
    const label = { ...level(row.kind, row.name, at, rankOf(row)), angleDegrees };
    const known = best.get(`${row.kind} ${row.name}`);
    if (!known || lengthMetres > known.lengthMetres)
      best.set(`${row.kind} ${row.name}`, { label, lengthMetres });
  }
  return [...best.values()].map(({ label }) => label);
}

function rankOf({ kind, class: name }: FeatureRow): number {
  if (kind !== 'road') return RANKS[kind];
  return name === 'trunk' || name === 'secondary' || name === 'branch' ? RANKS[name] : RANKS.other;
}

function level(
  kind: MapLabel['kind'],
  text: string,
  at: readonly [number, number],
  rank: number,
): MapLabel {
  return {
    kind,
    text,
    textEn: englishName(text),
    longitudeDegrees: at[0],
    latitudeDegrees: at[1],
    angleDegrees: null,
    rank,
  };
}
