import { boundsOf } from '../geometry/polygon.ts';
import type { Random } from '../random.ts';
import type { FillContext, Filling } from './fill.ts';
import type { Frame, Massing, Part } from './massing.ts';
import { courtyard, ell, horseshoe, inFrame, notched, rectangle } from './massing.ts';
import { lineFront, plain, rowDirection, streetFronts, tryBuild } from './placing.ts';
import { divide, findRows } from './rows.ts';
import type { Site } from './site.ts';

/** 商务核心: podiums to the pavement with towers on them, department stores between. */
export function fillCentre(site: Site, context: FillContext): Filling {
  const { random } = context;
  const massings: Massing[] = [];
  for (const front of streetFronts(site, ['trunk', 'secondary', 'branch'])) {
    lineFront(
      site,
      front,
      {
        depthMetres: [27, 38],
        lengthMetres: [34, 70],
        gapMetres: 9,
        endMetres: 3,
        make: (frame, length, v0, depth) => centreBuilding(frame, length, v0, depth, context),
      },
      massings,
      random,
    );
  }
  fillInterior(site, massings, random);
  return { massings, lawns: [] };
}

function centreBuilding(
  frame: Frame,
  length: number,
  v0: number,
  depth: number,
  context: FillContext,
): Massing {
  const { random } = context;
  if (random.chance(0.24)) return mall(frame, length, v0, depth, random);
  if (length < 44 && random.chance(0.45)) {
    return plain(
      'office',
      [inFrame(frame, rectangle(0, v0, length, v0 + depth))],
      random.integer(9, 18),
      { shopfront: true },
    );
  }
  return podiumTower(frame, length, v0, depth, tallest(context), random);
}

/** Height falls off from the core, with luck: most towers stay well under what the place allows. */
function tallest({ coreDistanceMetres, random }: FillContext): number {
  const allowed = Math.max(16, 50 - coreDistanceMetres / 24);
  return Math.round(allowed * random.between(0.48, 0.92) * (random.chance(0.12) ? 1.25 : 1));
}

function podiumTower(
  frame: Frame,
  length: number,
  v0: number,
  depth: number,
  floors: number,
  random: Random,
): Massing {
  const base = random.integer(3, 6);
  const width = Math.min(length - 6, random.between(28, 44));
  const left = random.pick([3, length - width - 3, (length - width) / 2]);
  const [south, north] = [v0 + 3, v0 + Math.min(depth - 2.5, random.between(25, 31))];
  const tower = random.chance(0.4)
    ? notched(left, south, left + width, north, random.between(2.5, 5))
    : rectangle(left, south, left + width, north);
  const parts: Part[] = [
    {
      kind: '裙楼',
      polygon: [inFrame(frame, rectangle(0, v0, length, v0 + depth))],
      floorFrom: 1,
      floorTo: base,
    },
    {
      kind: '塔楼',
      polygon: [inFrame(frame, tower)],
      floorFrom: base + 1,
      floorTo: Math.max(base + 6, floors),
    },
  ];
  return { kind: 'office', parts, stairs: 1, shopfront: true };
}

function mall(frame: Frame, length: number, v0: number, depth: number, random: Random): Massing {
  const [top, floors] = [v0 + depth, random.integer(3, 6)];
  if (length > 46 && random.chance(0.3)) {
    return plain('mall', courtyard(frame, 0, v0, length, top, depth * 0.36), floors, {
      shopfront: true,
    });
  }
  const outline = random.chance(0.4)
    ? horseshoe(0, v0, length, top, depth * 0.42)
    : ell(0, v0, length, top, depth * 0.55, random.pick(['low', 'high']));
  return plain(
    'mall',
    [inFrame(frame, random.chance(0.35) ? rectangle(0, v0, length, top) : outline)],
    floors,
    { shopfront: true },
  );
}

/** Behind the fronts: plain mid-rise blocks where there is still room. */
function fillInterior(site: Site, massings: Massing[], random: Random): void {
  const rule = {
    radians: rowDirection(site.block),
    depthMetres: random.between(14, 18),
    gapMetres: random.between(14, 18),
    sideMetres: 9,
    shortestMetres: 22,
  };
  for (const slot of findRows(site, rule)) {
    for (const { frame, u0, u1, v0, v1 } of divide(slot, 40, 58, 10)) {
      const kind = random.chance(0.5) ? 'office' : 'slab-tower';
      const floors: readonly [number, number] = kind === 'office' ? [9, 20] : [6, 14];
      const stairs = Math.max(1, Math.round((u1 - u0) / 20));
      tryBuild(
        site,
        massings,
        plain(kind, [inFrame(frame, rectangle(u0, v0, u1, v1))], random.integer(...floors), {
          stairs,
        }),
        8,
      );
    }
  }
}

/** Office towers on podiums, a share `towers` of them and of `towerFloors` at most; the rest plain, of `floors`. */
function officeMaker(
  context: FillContext,
  rule: {
    readonly towers: number;
    readonly towerFloors: number;
    readonly floors: readonly [least: number, most: number];
  },
) {
  const { random } = context;
  return (frame: Frame, length: number, v0: number, depth: number): Massing => {
    if (random.chance(rule.towers)) {
      const most = Math.min(rule.towerFloors, tallest(context));
      return podiumTower(frame, length, v0, depth, most, random);
    }
    const outline = inFrame(frame, rectangle(0, v0, length, v0 + depth));
    return plain('office', [outline], random.integer(...rule.floors), { shopfront: true });
  };
}

/** 商务区外: freestanding office towers along the streets, mid-rise behind. */
export function fillOffices(site: Site, context: FillContext): Filling {
  const { random } = context;
  const massings: Massing[] = [];
  for (const front of streetFronts(site, ['trunk', 'secondary'])) {
    lineFront(
      site,
      front,
      {
        depthMetres: [22, 32],
        lengthMetres: [30, 58],
        gapMetres: 14,
        endMetres: 6,
        make: officeMaker(context, { towers: 0.55, towerFloors: 36, floors: [12, 27] }),
      },
      massings,
      random,
    );
  }
  fillInterior(site, massings, random);
  return { massings, lawns: [] };
}

/** Offices along the streets the plan names, in front of whatever else the block holds. */
export function lineOffices(site: Site, context: FillContext, massings: Massing[]): void {
  const { random } = context;
  for (const front of streetFronts(site, ['trunk', 'secondary'])) {
    if (!context.isOfficeStreet(site.block.tags[front.edge]!.name) || front.lengthMetres < 44)
      continue;
    lineFront(
      site,
      front,
      {
        depthMetres: [19, 27],
        lengthMetres: [28, 52],
        gapMetres: 11,
        endMetres: 5,
        make: officeMaker(context, { towers: 0.5, towerFloors: 34, floors: [10, 25] }),
      },
      massings,
      random,
    );
  }
}

/** 广场: a ring of low department stores round an open square. */
export function fillPlaza(site: Site, { random }: FillContext): Filling {
  const massings: Massing[] = [];
  const { east, west } = boundsOf(site.block.ring);
  for (const front of streetFronts(site, ['trunk', 'secondary', 'branch', 'lane'])) {
    lineFront(
      site,
      front,
      {
        depthMetres: [20, 27],
        lengthMetres: [30, Math.max(48, (east - west) * 0.4)],
        gapMetres: 7,
        endMetres: 4,
        make: (frame, length, v0, depth) => mall(frame, length, v0, depth, random),
      },
      massings,
      random,
    );
  }
  return { massings, lawns: [] };
}
