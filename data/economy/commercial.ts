import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { Ground } from './ground.ts';
import { numberOf, readPacked, textOf } from './read-rows.ts';

/** 商务楼宇 as its card says, with the street and place of its building. */
export interface Commercial {
  readonly row: number;
  readonly id: string;
  readonly name: string;
  readonly buildingSlot: number | null;
  readonly buildingId: string | null;
  readonly grade: string | null;
  readonly kind: string | null;
  readonly yearBuilt: number | null;
  readonly totalAreaSquareMetres: number | null;
  readonly businessAreaSquareMetres: number | null;
  readonly occupiedAreaSquareMetres: number | null;
  readonly ownership: string | null;
  readonly owner: string | null;
  readonly manager: string | null;
  readonly rentYuan: number | null;
  readonly feeYuan: number | null;
  readonly parkingSpaces: number | null;
  readonly address: string | null;
  readonly streetCode: string | null;
  readonly communityCode: string | null;
  readonly gridCode: string | null;
  readonly longitudeDegrees: number | null;
  readonly latitudeDegrees: number | null;
  readonly flags: string | null;
}

const COLUMNS = [
  'id',
  'commercial_id',
  'name',
  'building_slot',
  'grade',
  'kind',
  'year_built',
  'total_area_square_metres',
  'business_area_square_metres',
  'occupied_area_square_metres',
  'ownership',
  'owner',
  'manager',
  'rent_yuan_per_square_metre_day',
  'fee_yuan_per_square_metre_month',
  'parking_spaces',
  'address',
  'street_code',
  'community_code',
  'flags',
] as const;

/** Reads the cards of commercial buildings, in order of their ids. */
export async function readCommercial({ db }: OpenSnapshot, ground: Ground): Promise<Commercial[]> {
  const rows = await readPacked(
    db,
    COLUMNS,
    '(SELECT * FROM economy.commercial_building ORDER BY commercial_id)',
  );
  return rows.map((row) => {
    const slot = numberOf(row.building_slot);
    const building = slot === null ? undefined : ground.buildings.get(slot);
    return {
      row: Number(row.id),
      id: String(row.commercial_id),
      name: String(row.name),
      buildingSlot: slot,
      buildingId: building?.buildingId ?? null,
      grade: textOf(row.grade),
      kind: textOf(row.kind),
      yearBuilt: numberOf(row.year_built),
      totalAreaSquareMetres: numberOf(row.total_area_square_metres),
      businessAreaSquareMetres: numberOf(row.business_area_square_metres),
      occupiedAreaSquareMetres: numberOf(row.occupied_area_square_metres),
      ownership: textOf(row.ownership),
      owner: textOf(row.owner),
      manager: textOf(row.manager),
      rentYuan: numberOf(row.rent_yuan_per_square_metre_day),
      feeYuan: numberOf(row.fee_yuan_per_square_metre_month),
      parkingSpaces: numberOf(row.parking_spaces),
      address: textOf(row.address),
      streetCode: building?.streetCode ?? textOf(row.street_code),
      communityCode: building?.communityCode ?? textOf(row.community_code),
      gridCode: building?.gridCode ?? null,
      longitudeDegrees: building?.longitudeDegrees ?? null,
      latitudeDegrees: building?.latitudeDegrees ?? null,
      flags: textOf(row.flags),
    };
  });
}
