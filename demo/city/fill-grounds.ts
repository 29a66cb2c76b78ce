import type { Ring } from '../geometry/plane.ts';
import { centroid } from '../geometry/polygon.ts';
import type { FillContext, Filling } from './fill.ts';
import {
  ell,
  horseshoe,
  inFrame,
  rectangle,
  type BuildingKind,
  type Massing,
  type Part,
} from './massing.ts';
import { findPlace, plain, rowDirection, tryBuild } from './placing.ts';
import { divide, findRows } from './rows.ts';
import type { Site } from './site.ts';

/** 学校: a pitch, a three-winged teaching block, slabs and a gym. */
export function fillCampus(site: Site, { random }: FillContext): Filling {
  const massings: Massing[] = [];
  const radians = rowDirection(site.block);
  const lawns: { name: string; ring: Ring }[] = [];
  const pitch =
    findPlace(site, radians, 92, 54, 4, 'south') ?? findPlace(site, radians, 56, 34, 4, 'south');
  if (pitch) {
    site.place(pitch.ring);
    lawns.push({ name: '运动场', ring: pitch.ring });
  }
  const wings = findPlace(site, radians, 66, 44, 10, 'centre');
  if (wings) {
    const ring = inFrame(wings.frame, horseshoe(0, 0, 66, 44, 13));
    if (tryBuild(site, massings, plain('school', [ring], random.integer(4, 6), { stairs: 2 }), 10))
      site.place(wings.ring);
  }
  setAside(site, massings, 'gym', 38, 27, 3, radians, 9);
  for (let count = 0; count < 5; count++) {
    if (
      !setAside(
        site,
        massings,
        'school',
        random.between(44, 62),
        13.5,
        random.integer(4, 6),
        radians,
        14,
      )
    )
      break;
  }
  return { massings, lawns };
}

/** 医院: a tall ward block on a podium, slabs behind. */
export function fillHospital(site: Site, { random }: FillContext): Filling {
  const massings: Massing[] = [];
  const radians = rowDirection(site.block);
  const main = findPlace(site, radians, 72, 40, 8, 'south');
  if (main) {
    const parts: Part[] = [
      { kind: '裙楼', polygon: [main.ring], floorFrom: 1, floorTo: 4 },
      {
        kind: '塔楼',
        polygon: [inFrame(main.frame, rectangle(6, 16, 66, 35))],
        floorFrom: 5,
        floorTo: random.integer(14, 19),
      },
    ];
    tryBuild(site, massings, { kind: 'hospital', parts, stairs: 2, shopfront: false }, 8);
  }
  for (let count = 0; count < 4; count++) {
    setAside(
      site,
      massings,
      'hospital',
      random.between(40, 60),
      16,
      random.integer(5, 9),
      radians,
      12,
    );
  }
  return { massings, lawns: [] };
}

function setAside(
  site: Site,
  massings: Massing[],
  kind: BuildingKind,
  width: number,
  depth: number,
  floors: number,
  radians: number,
  gap: number,
): boolean {
  const place = findPlace(site, radians, width, depth, gap, 'north');
  return (
    place !== undefined &&
    tryBuild(site, massings, plain(kind, [place.ring], floors, { stairs: 2 }), gap)
  );
}

/** 厂房仓库: wide low sheds, one office slab. */
export function fillIndustry(site: Site, { random }: FillContext): Filling {
  const massings: Massing[] = [];
  const radians = rowDirection(site.block);
  setAside(site, massings, 'office', 36, 15, random.integer(3, 6), radians, 10);
  const rule = {
    radians,
    depthMetres: random.between(20, 32),
    gapMetres: random.between(10, 15),
    sideMetres: 8,
    shortestMetres: 26,
  };
  for (const slot of findRows(site, rule)) {
    for (const { frame, u0, u1, v0, v1 } of divide(slot, random.between(38, 70), 86, 9)) {
      const outline = random.chance(0.2)
        ? ell(u0, v0, u1, v1, 13, random.pick(['low', 'high']))
        : rectangle(u0, v0, u1, v1);
      tryBuild(
        site,
        massings,
        plain('shed', [inFrame(frame, outline)], random.pick([1, 1, 1, 2, 3]), { stairs: 1 }),
        7,
      );
    }
  }
  return { massings, lawns: [] };
}

/** 车站: one great hall, a little else. */
export function fillStation(site: Site, { random }: FillContext): Filling {
  const massings: Massing[] = [];
  const radians = rowDirection(site.block);
  for (const [width, depth] of [
    [190, 62],
    [140, 50],
    [100, 42],
    [70, 30],
  ] as const) {
    const hall = findPlace(site, radians, width, depth, 6, 'south');
    if (hall && tryBuild(site, massings, plain('station', [hall.ring], 3, { stairs: 2 }), 6)) break;
  }
  setAside(site, massings, 'office', 40, 20, random.integer(6, 12), radians, 16);
  setAside(site, massings, 'mall', 56, 24, 3, radians, 14);
  return { massings, lawns: [] };
}

/** 公园: a pavilion or two under trees. */
export function fillPark(site: Site, { random }: FillContext): Filling {
  const massings: Massing[] = [];
  if (site.block.areaSquareMetres < 6_000) return { massings, lawns: [] };
  const [east, north] = centroid(site.block.ring);
  for (let count = random.integer(1, 2); count > 0; count--) {
    const origin = [east + random.between(-30, 30), north + random.between(-30, 30)] as const;
    const frame = { origin, radians: random.between(-0.4, 0.4) };
    const ring = inFrame(frame, rectangle(0, 0, random.between(10, 20), random.between(7, 10)));
    tryBuild(site, massings, plain('pavilion', [ring], random.pick([1, 1, 2])), 6);
  }
  return { massings, lawns: [] };
}
