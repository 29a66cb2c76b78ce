import type { WriteDb } from '../driver/port.ts';
import { featurePlacement, type FeatureShape } from '../geometry/placement.ts';
import { writeEntries, type SearchEntry } from './write-entries.ts';

interface Place {
  readonly name: string;
  readonly class: string;
  readonly at: readonly [longitude: number, latitude: number];
}

interface BuildingText {
  readonly slot: number;
  readonly building_id: string;
  readonly name: string | null;
  readonly address: string | null;
  readonly community: string | null;
  readonly street: string | null;
}

/** Named places, then buildings: named before unnamed, short names before long ones. */
export async function indexPlacesAndBuildings(db: WriteDb): Promise<void> {
  const places = distinctNames([...(await areaPlaces(db)), ...(await featurePlaces(db))]);
  await writePlaces(db, places);
  const buildings = await db.all<BuildingText>(
    `SELECT slot, building_id, building.name, address, community.name AS community, street.name AS street FROM building
     LEFT JOIN area AS community ON community.level = 'community' AND community.code = community_code
     LEFT JOIN area AS street ON street.level = 'street' AND street.code = street_code
     ORDER BY building.name IS NULL, length(building.name), building.name, slot`,
  );
  const nextId = await writeEntries(db, places.map(placeEntry), 1);
  await writeEntries(db, buildings.map(buildingEntry), nextId);
}

async function areaPlaces(db: WriteDb): Promise<Place[]> {
  const areas = await db.all<{ name: string; level: string; longitude: number; latitude: number }>(
    `SELECT name, level, coalesce(label_longitude_degrees, (west_degrees + east_degrees) / 2) AS longitude,
       coalesce(label_latitude_degrees, (south_degrees + north_degrees) / 2) AS latitude
     FROM area WHERE name IS NOT NULL AND level IN ('street', 'community') ORDER BY level DESC, code`,
  );
  return areas.map(({ name, level, longitude, latitude }) => ({
    name,
    class: level,
    at: [longitude, latitude],
  }));
}

async function featurePlaces(db: WriteDb): Promise<Place[]> {
  const features = await db.all<FeatureShape & { name: string; class: string | null }>(
    `SELECT name, kind, class, geometry, west_degrees, south_degrees, east_degrees, north_degrees
     FROM base_map_feature WHERE name IS NOT NULL AND name <> ''
     ORDER BY CASE kind WHEN 'water' THEN 0 WHEN 'green' THEN 1 ELSE 2 END,
       (east_degrees - west_degrees) * (north_degrees - south_degrees) DESC`,
  );
  return features.map((feature) => ({
    name: feature.name,
    class: feature.class ?? feature.kind,
    at: featurePlacement(feature).at,
  }));
}

/** The first place of each name, short names first: 月湖 before 月湖街道. */
function distinctNames(places: readonly Place[]): Place[] {
  const byName = new Map<string, Place>();
  for (const place of places) if (!byName.has(place.name)) byName.set(place.name, place);
  return [...byName.values()].sort((left, right) => left.name.length - right.name.length);
}

async function writePlaces(db: WriteDb, places: readonly Place[]): Promise<void> {
  await db.exec(`CREATE TABLE search_place(
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, class TEXT NOT NULL, longitude_degrees REAL, latitude_degrees REAL)`);
  const rows = places.map((place, at) => [at + 1, place.name, place.class, ...place.at]);
  await db.run(
    `INSERT INTO search_place SELECT value->>0, value->>1, value->>2, value->>3, value->>4 FROM json_each(?)`,
    [JSON.stringify(rows)],
  );
}

function placeEntry(place: Place, at: number): SearchEntry {
  return { kind: 'place', row: at + 1, names: [place.name], addresses: [], codes: [] };
}

function buildingEntry(building: BuildingText): SearchEntry {
  const { slot, building_id, name, address, community, street } = building;
  return {
    kind: 'building',
    row: slot,
    names: [name],
    addresses: [address, community, street],
    codes: [building_id],
  };
}
