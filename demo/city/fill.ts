import type { Ring } from '../geometry/plane.ts';
import type { Random } from '../random.ts';
import type { Block } from './blocks.ts';
import { fillCampus, fillHospital, fillIndustry, fillPark, fillStation } from './fill-grounds.ts';
import { fillSlabs, fillTowers, fillVillas } from './fill-housing.ts';
import { fillLanes } from './fill-lanes.ts';
import { fillCentre, fillOffices, fillPlaza } from './fill-offices.ts';
import type { Massing } from './massing.ts';
import { openSite, type StreetEnd } from './site.ts';

/** What came to stand on a block. */
export interface Filling {
  readonly massings: readonly Massing[];
  /** Lawns and pitches between the buildings. */
  readonly lawns: readonly { readonly name: string; readonly ring: Ring }[];
}

/** What fillers need to know beyond the block. */
export interface FillContext {
  readonly random: Random;
  /** Metres to the towers' centre of gravity; heights fall off with it. */
  readonly coreDistanceMetres: number;
  /** Ends of all streets. */
  readonly streetEnds: readonly StreetEnd[];
  /** Whether a street of this name is lined with offices here. */
  isOfficeStreet(name: string): boolean;
}

const FRONT_GARDEN_METRES: Readonly<Record<Block['kind'], number>> = {
  lanes: 0.3,
  plaza: 4,
  cbd: 3,
  office: 5,
  station: 10,
  campus: 6,
  hospital: 6,
  industrial: 5,
  villa: 4,
  tower: 5,
  slab: 4.5,
  field: 5,
  park: 10,
  water: 0,
};

/** Builds on a block according to its zone. */
export function fillBlock(block: Block, context: FillContext): Filling {
  const site = openSite(block, FRONT_GARDEN_METRES[block.kind], context.streetEnds);
  switch (block.kind) {
    case 'lanes':
      return fillLanes(site, context);
    case 'plaza':
      return fillPlaza(site, context);
    case 'cbd':
      return fillCentre(site, context);
    case 'office':
      return fillOffices(site, context);
    case 'station':
      return fillStation(site, context);
    case 'campus':
      return fillCampus(site, context);
    case 'hospital':
      return fillHospital(site, context);
    case 'industrial':
      return fillIndustry(site, context);
    case 'villa':
      return fillVillas(site, context);
    case 'tower':
      return fillTowers(site, context);
    case 'slab':
    case 'field':
      return fillSlabs(site, context);
    case 'park':
      return fillPark(site, context);
    case 'water':
      return { massings: [], lawns: [] };
  }
}
