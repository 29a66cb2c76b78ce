import { areaOf } from '../geometry/polygon.ts';
import type { Random } from '../random.ts';
import type { FillContext, Filling } from './fill.ts';
import { lineOffices } from './fill-offices.ts';
import { ell, inFrame, notched, rectangle, stepped, type Massing } from './massing.ts';
import { findPlace, lineFront, plain, rowDirection, streetFronts, tryBuild } from './placing.ts';
import { divide, findRows, type Slot } from './rows.ts';
import type { Site } from './site.ts';

/** 多层小区: parallel slabs of five to seven floors facing south, shops along the streets. */
export function fillSlabs(site: Site, context: FillContext): Filling {
  const { random } = context;
  const massings: Massing[] = [];
  lineOffices(site, context, massings);
  lineShops(site, ['secondary', 'branch'], 0.2, massings, random);
  const floors = random.pick([4, 5, 5, 6, 6, 6, 7]);
  const rule = {
    radians: rowDirection(site.block),
    depthMetres: random.between(10, 11.8),
    gapMetres: 4 + floors * 2.6 * random.between(1.05, 1.3),
    sideMetres: 6,
    shortestMetres: 20,
  };
  const target = random.between(50, 70);
  for (const slot of findRows(site, rule)) {
    for (const piece of divide(slot, target, 78, random.between(8, 11))) {
      buildSlab(site, piece, floors, massings, random);
    }
  }
  return { massings, lawns: [] };
}

function buildSlab(
  site: Site,
  slot: Slot,
  floors: number,
  massings: Massing[],
  random: Random,
): void {
  const length = slot.u1 - slot.u0;
  const stairs = Math.max(1, Math.round(length / 15));
  const own = random.chance(0.15) ? floors + random.pick([-1, 1]) : floors;
  const outline =
    random.chance(0.35) && stairs > 1
      ? stepped(slot.u0, slot.v0, slot.u1, slot.v1, stairs, 1.4)
      : rectangle(slot.u0, slot.v0, slot.u1, slot.v1);
  const more = { stairs, shopfront: slot.row === 0 && random.chance(0.2) };
  tryBuild(site, massings, plain('slab', [inFrame(slot.frame, outline)], own, more), 5);
}

/** One- to three-storey shop rows along streets of the given classes. */
export function lineShops(
  site: Site,
  classes: readonly string[],
  share: number,
  massings: Massing[],
  random: Random,
): void {
  for (const front of streetFronts(site, classes)) {
    if (front.lengthMetres < 50 || !random.chance(share)) continue;
    const floors = random.pick([1, 2, 2, 3]);
    lineFront(
      site,
      front,
      {
        depthMetres: [9, 12],
        lengthMetres: [26, 74],
        gapMetres: 5,
        endMetres: 8,
        make: (frame, length, v0, depth) =>
          plain('shop-row', [inFrame(frame, rectangle(0, v0, length, v0 + depth))], floors, {
            shopfront: true,
          }),
      },
      massings,
      random,
    );
  }
}

/** 高层小区: towers or tall slabs standing apart round lawns, a low strip of shops on the street. */
export function fillTowers(site: Site, context: FillContext): Filling {
  const { random } = context;
  const massings: Massing[] = [];
  lineOffices(site, context, massings);
  lineShops(site, ['trunk', 'secondary', 'branch'], 0.25, massings, random);
  const tall = random.chance(0.55);
  const floors = tall ? random.integer(16, 27) : random.integer(9, 15);
  const radians = rowDirection(site.block, 0.35);
  const lawn = findPlace(site, radians, 44, 30, 4, 'centre');
  const keepLawn = lawn !== undefined && site.block.areaSquareMetres > 24_000;
  if (keepLawn) site.place(lawn.ring);
  const rule = {
    radians,
    depthMetres: tall ? 22 : 14,
    gapMetres: tall ? 40 : 30,
    sideMetres: 9,
    shortestMetres: 24,
  };
  for (const slot of findRows(site, rule)) {
    for (const piece of divide(slot, tall ? 29 : 44, tall ? 38 : 60, tall ? 17 : 12)) {
      const own = Math.min(33, floors + random.integer(-2, 3));
      if (tall) buildPoint(site, piece, own, massings, random);
      else buildTallSlab(site, piece, own, massings, random);
    }
  }
  return { massings, lawns: keepLawn ? [{ name: '', ring: lawn.ring }] : [] };
}

function buildPoint(
  site: Site,
  slot: Slot,
  floors: number,
  massings: Massing[],
  random: Random,
): void {
  const length = Math.min(slot.u1 - slot.u0, random.between(24, 31));
  const middle = (slot.u0 + slot.u1) / 2;
  const [u0, u1] = [middle - length / 2, middle + length / 2];
  const outline = notched(u0, slot.v0, u1, slot.v1, random.between(3, 5));
  const stairs = length > 28 ? 2 : 1;
  tryBuild(
    site,
    massings,
    plain('point-tower', [inFrame(slot.frame, outline)], floors, { stairs }),
    9,
  );
}

function buildTallSlab(
  site: Site,
  slot: Slot,
  floors: number,
  massings: Massing[],
  random: Random,
): void {
  const length = slot.u1 - slot.u0;
  const stairs = Math.max(1, Math.round(length / 19));
  const outline = random.chance(0.6)
    ? stepped(slot.u0, slot.v0, slot.u1, slot.v1, Math.max(2, stairs), 1.8)
    : rectangle(slot.u0, slot.v0, slot.u1, slot.v1);
  tryBuild(
    site,
    massings,
    plain('slab-tower', [inFrame(slot.frame, outline)], floors, { stairs }),
    8,
  );
}

/** 联排与独栋: two or three floors in short rows, gardens between. */
export function fillVillas(site: Site, { random }: FillContext): Filling {
  const massings: Massing[] = [];
  const terraced = random.chance(0.6);
  const rule = {
    radians: rowDirection(site.block),
    depthMetres: 11,
    gapMetres: 15,
    sideMetres: 5,
    shortestMetres: 13,
  };
  for (const slot of findRows(site, rule)) {
    for (const piece of divide(slot, terraced ? 34 : 15, terraced ? 46 : 18, 7)) {
      const { u0, u1, v0, v1 } = piece;
      const outline =
        !terraced && random.chance(0.5)
          ? ell(u0, v0, u1, v1, 6.5, random.pick(['low', 'high']))
          : rectangle(u0, v0, u1, v1);
      const ring = inFrame(piece.frame, outline);
      const stairs = terraced ? Math.max(2, Math.round(areaOf(ring) / 90)) : 1;
      tryBuild(site, massings, plain('villa', [ring], random.pick([2, 3, 3]), { stairs }), 5);
    }
  }
  return { massings, lawns: [] };
}
