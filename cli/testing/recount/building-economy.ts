import type { EconomyFigures } from '../../../contract/queries/building-economy.ts';
import type { OpenSnapshot } from '../../../data/snapshot/open-snapshot.ts';
import { rowsOf } from './period.ts';

type Recount = Pick<
  EconomyFigures,
  | 'buildings'
  | 'sites'
  | 'businessAreaSquareMetres'
  | 'occupiedAreaSquareMetres'
  | 'occupancyByArea'
  | 'vacancyByArea'
  | 'businessRooms'
  | 'firms'
>;

/** Figures of 楼宇经济 that no judgement of places enters; those are held against what the demo planted. */
export async function recountEconomy(snapshot: OpenSnapshot): Promise<Recount> {
  const cards = await rowsOf<{
    commercial_id: string;
    building_slot: number | null;
    business_area_square_metres: number | null;
    occupied_area_square_metres: number | null;
  }>(snapshot, 'SELECT * FROM economy.commercial_building');
  const [rooms, firms] = await Promise.all([
    rowsOf<{ building_slot: number; use: string | null }>(snapshot, 'SELECT * FROM base.room'),
    rowsOf<{ status: string | null }>(snapshot, 'SELECT * FROM economy.enterprise'),
  ]);
  const business = cards.reduce((sum, card) => sum + (card.business_area_square_metres ?? 0), 0);
  const occupied = cards.reduce((sum, card) => sum + (card.occupied_area_square_metres ?? 0), 0);
  const slots = cards.map(({ building_slot }) => building_slot);
  return {
    buildings: cards.length,
    sites: new Set(cards.map(({ commercial_id }) => commercial_id.split('-')[0])).size,
    businessAreaSquareMetres: business,
    occupiedAreaSquareMetres: occupied,
    occupancyByArea: occupied / business,
    vacancyByArea: 1 - occupied / business,
    businessRooms: rooms.filter(
      ({ building_slot, use }) =>
        slots.includes(building_slot) && (use === 'office' || use === 'commercial'),
    ).length,
    firms: firms.filter(({ status }) => status === 'active').length,
  };
}
