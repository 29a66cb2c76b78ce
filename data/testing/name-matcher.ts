import type { AddressFinding, AddressMatcher } from '../../contract/address-match.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';

const NOTHING: AddressFinding = {
  level: 'none',
  score: 0,
  method: 'none',
  standardAddress: '',
  evidence: [],
  stop: 'NAME_UNKNOWN',
  conflicts: [],
  unknown: [],
};

/** Stands for the address engine, which this layer may not import: knows buildings by their whole name, communities too. */
export async function nameMatcher({ db }: OpenSnapshot): Promise<AddressMatcher> {
  const buildings = await db.all<{ slot: number; name: string; address: string }>(
    'SELECT slot, name, address FROM base.building',
  );
  const communities = await db.all<{ code: string; name: string }>(
    `SELECT code, name FROM base.area WHERE level = 'community'`,
  );
  return (text) => {
    const building = buildings.find(({ name }) => name === text);
    const community = communities.find(({ name }) => name === text);
    const found = { ...NOTHING, score: 1, method: 'exact', stop: 'NOT_WRITTEN' } as const;
    if (building)
      return {
        ...found,
        level: 'building',
        standardAddress: `${building.address}${building.name}`,
        buildingSlot: building.slot,
      };
    if (community)
      return {
        ...found,
        level: 'community',
        standardAddress: community.name,
        communityCode: community.code,
      };
    return NOTHING;
  };
}
