import type { DistrictProfile } from '../../contract/profile.ts';
import type { RowRefinement } from '../rows/plain-delivery.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import { AreaNames } from './area-names.ts';

/** Sets of streets that statistics name: the eight of before 2016, and all of after (data-dictionary §7.2). */
const NAMED_SETS = new Set(['OLD8', 'NEW17']);
const WHOLE = /^(全区|区本级|区级|本区)$/;

/**
 * A column (区划代码) that may name the city, the district, a street or a community, by code or by name. Names become codes; what is
 * none of them stays as it is and is marked.
 */
class RegionCodes {
  private readonly names: AreaNames;
  private readonly known: ReadonlyMap<string, string>;
  private readonly district: string;

  constructor(profile: DistrictProfile) {
    const { adcode, city, title } = profile;
    this.names = new AreaNames(profile);
    this.district = adcode;
    this.known = new Map([
      [adcode, adcode],
      [title.replace(/[（(].*$/, ''), adcode],
      [city.adcode, city.adcode],
      [city.name, city.adcode],
      ['全市', city.adcode],
    ]);
  }

  /** Code of what a row names. */
  resolve(text: string, field: string, checks: RowChecks): string {
    if (NAMED_SETS.has(text)) return text;
    if (WHOLE.test(text)) return this.district;
    const found = this.known.get(text) ?? this.names.codeOf(text, field, checks);
    if (found !== undefined) return found;
    checks.mark('AREA_CODE_UNKNOWN', field, text);
    return text;
  }
}

/** Resolves one column of each row. */
export function resolveRegion(profile: DistrictProfile, field: string): RowRefinement {
  const regions = new RegionCodes(profile);
  return (values, checks) => {
    const text = values[field] as string | null;
    if (text !== null) values[field] = regions.resolve(text, field, checks);
  };
}
