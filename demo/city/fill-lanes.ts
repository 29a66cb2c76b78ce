import { boundsOf } from '../geometry/polygon.ts';
import type { FillContext, Filling } from './fill.ts';
import { courtyard, ell, horseshoe, inFrame, rectangle, type Massing } from './massing.ts';
import { findPlace, plain, rowDirection, tryBuild } from './placing.ts';
import { divide, findRows, type Slot } from './rows.ts';
import type { Site } from './site.ts';
import type { Random } from '../random.ts';

/** 老街巷: low houses wall to wall along narrow lanes, here and there a walled court. */
export function fillLanes(site: Site, { random }: FillContext): Filling {
  const massings: Massing[] = [];
  const radians = rowDirection(site.block, 0.6);
  buildCourts(site, radians, massings, random);
  const rule = {
    radians,
    depthMetres: random.between(8.2, 10.5),
    gapMetres: random.between(3.4, 4.6),
    sideMetres: 2.6,
    shortestMetres: 7,
  };
  for (const slot of findRows(site, rule)) {
    const target = random.between(11, 22);
    for (const piece of divide(slot, target, 26, random.pick([0.5, 0.6, 1.8, 2.6]))) {
      buildHouse(site, piece, massings, random);
    }
  }
  return { massings, lawns: [] };
}

function buildCourts(site: Site, radians: number, massings: Massing[], random: Random): void {
  const { east, west, north, south } = boundsOf(site.block.ring);
  const courts = Math.min(east - west, north - south) < 45 ? 0 : random.integer(0, 2);
  for (let count = 0; count < courts; count++) {
    const [width, depth] = [random.between(19, 28), random.between(18, 25)];
    const place = findPlace(
      site,
      radians,
      width,
      depth,
      2.6,
      random.pick(['centre', 'north', 'south']),
    );
    if (!place) return;
    const wall = random.between(5.5, 7);
    const polygon = random.chance(0.6)
      ? courtyard(place.frame, 0, 0, width, depth, wall)
      : [inFrame(place.frame, horseshoe(0, 0, width, depth, wall))];
    tryBuild(
      site,
      massings,
      plain('courtyard-house', polygon, random.pick([1, 2, 2]), { stairs: 1 }),
      2.5,
    );
  }
}

function buildHouse(site: Site, slot: Slot, massings: Massing[], random: Random): void {
  const { u0, u1, v0, v1 } = slot;
  const back = v1 - random.between(0, 1.2);
  const long = u1 - u0;
  const outline =
    long > 13 && random.chance(0.25)
      ? ell(u0, v0, u1, back, 5.2, random.pick(['low', 'high']))
      : rectangle(u0, v0, u1, back);
  const floors = random.pick([1, 2, 2, 2, 2, 3]);
  const shopfront = slot.row === 0 && random.chance(0.4);
  tryBuild(
    site,
    massings,
    plain('lane-house', [inFrame(slot.frame, outline)], floors, { shopfront }),
    0.4,
  );
}
