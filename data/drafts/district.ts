import type { LonLat } from '../../contract/region.ts';
import { insideRings, type Inside } from '../geometry/inside.ts';
import { oncePerSnapshot } from '../queries/once-per-snapshot.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';

interface AreaShape {
  readonly code: string;
  readonly inside: Inside;
}

interface AreaRow {
  readonly code: string;
  readonly geometry: string;
}

const areasOf = (level: string) =>
  oncePerSnapshot(async ({ snapshot }: { readonly snapshot: OpenSnapshot }) => {
    const rows = await snapshot.db.all<AreaRow>(
      'SELECT code, geometry FROM base.area WHERE level = ? ORDER BY code',
      [level],
    );
    return rows.map(
      ({ code, geometry }): AreaShape => ({
        code,
        inside: insideRings((JSON.parse(geometry) as LonLat[][][]).flat()),
      }),
    );
  });

const districts = areasOf('district');
const communities = areasOf('community');

/** The district's outline; its box where no outline was delivered. */
export async function districtRings(snapshot: OpenSnapshot): Promise<readonly Inside[]> {
  const { adcode, box } = snapshot.manifest.profile;
  const shapes = (await districts({ snapshot })).filter(({ code }) => code === adcode);
  if (shapes.length > 0) return shapes.map(({ inside }) => inside);
  const { westDegrees: west, southDegrees: south, eastDegrees: east, northDegrees: north } = box;
  const corners: LonLat[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
  return [insideRings([corners])];
}

export function insideDistrict(district: readonly Inside[], [x, y]: LonLat): boolean {
  return district.some((inside) => inside.has(x, y));
}

/** Community (社区) a place lies in; undefined outside all of them. */
export async function communityAt(
  snapshot: OpenSnapshot,
  [x, y]: LonLat,
): Promise<string | undefined> {
  return (await communities({ snapshot })).find(({ inside }) => inside.has(x, y))?.code;
}
