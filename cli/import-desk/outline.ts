import type { DistrictProfile } from '../../contract/profile.ts';
import type { SnapshotStore } from '../../data/snapshot/store.ts';

type Ring = [number, number][];

/** Rings of the district as the snapshot in use has them; the profile's box before the first import. */
export async function districtOutline(
  store: SnapshotStore,
  profile: DistrictProfile,
): Promise<Ring[]> {
  const id = await store.currentId();
  const rings = id === undefined ? [] : await ringsOf(store, id).catch(() => []);
  return rings.length > 0 ? rings : [boxRing(profile)];
}

async function ringsOf(store: SnapshotStore, id: string): Promise<Ring[]> {
  const snapshot = await store.open(id);
  try {
    const rows = await snapshot.db.all<{ geometry: string }>(
      "SELECT geometry FROM base.area WHERE level = 'district'",
    );
    return rows.flatMap(({ geometry }) => (JSON.parse(geometry) as Ring[][]).flat());
  } finally {
    await snapshot.close();
  }
}

function boxRing({ box }: DistrictProfile): Ring {
  const { westDegrees: west, southDegrees: south, eastDegrees: east, northDegrees: north } = box;
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}
