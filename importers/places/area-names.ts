import { say } from '../../contract/sentence.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';

/** Streets and communities by name, as departments write them: 月湖, 月湖街道, 月湖街道办事处. */
export class AreaNames {
  private readonly codes = new Set<string>();
  private readonly streets = new Map<string, string>();
  /** Code before streets came from another district → code of today. */
  private readonly former = new Map<string, string>();
  /** Short name → codes; the same name occurs in several streets. */
  private readonly communities = new Map<string, string[]>();

  constructor(profile: DistrictProfile) {
    for (const street of profile.streets) {
      this.codes.add(street.code);
      this.streets.set(shortStreet(street.name), street.code);
      if (street.formerCode !== undefined) this.former.set(street.formerCode, street.code);
      for (const { code, name } of street.communities) {
        this.codes.add(code);
        const short = shortCommunity(name);
        this.communities.set(short, [...(this.communities.get(short) ?? []), code]);
      }
    }
  }

  /** Names in the street and community columns become codes; an unknown one is marked, listed and left out. */
  resolve(values: RowValues, checks: RowChecks): void {
    const street = values.street_code as string | null;
    if (street !== null) values.street_code = this.streetOf(street, checks);
    const community = values.community_code as string | null;
    if (community !== null)
      values.community_code = this.communityOf(
        community,
        values.street_code as string | null,
        checks,
      );
  }

  /** Code of a street or of a community that a column of either names. */
  codeOf(text: string, field: string, checks: RowChecks): string | undefined {
    const street = this.findStreet(text, field, checks);
    if (street !== undefined) return street;
    const named = byName(this.communities, shortCommunity(text), checks) ?? [];
    return named.length === 1 ? named[0] : undefined;
  }

  private streetOf(text: string, checks: RowChecks): string | null {
    return (
      this.findStreet(text, 'street_code', checks) ?? this.unknown('street_code', text, checks)
    );
  }

  private findStreet(text: string, field: string, checks: RowChecks): string | undefined {
    if (this.codes.has(text)) return text;
    const former = this.former.get(text);
    if (former !== undefined) checks.mark('AREA_EDITION', field, text);
    return former ?? byName(this.streets, shortStreet(text), checks);
  }

  private communityOf(text: string, street: string | null, checks: RowChecks): string | null {
    if (this.codes.has(text)) return text;
    const named = byName(this.communities, shortCommunity(text), checks) ?? [];
    const own = street === null ? named : named.filter((code) => code.startsWith(street));
    const alike =
      own.length > 1 ? own.filter((code) => isVillage(code) === VILLAGE.test(text)) : own;
    return alike.length === 1 ? (alike[0] ?? null) : this.unknown('community_code', text, checks);
  }

  private unknown(field: string, text: string, checks: RowChecks): string | null {
    checks.warn({
      code: 'AREA_CODE_UNKNOWN',
      field,
      value: text,
      sentence: say`No street or community of this district by today’s list; left empty.`,
    });
    return null;
  }
}

/** What a name stands for; 碶, which old systems lack, may be written 契 or 矸 (data-dictionary §8) and is marked then. */
function byName<Area>(
  areas: ReadonlyMap<string, Area>,
  name: string,
  checks: RowChecks,
): Area | undefined {
  const found = areas.get(name);
  if (found !== undefined || !/[契矸]/.test(name)) return found;
  const meant = areas.get(name.replace(/[契矸]/g, '碶'));
  if (meant !== undefined) checks.flag('CODE_MAPPED');
  return meant;
}

const VILLAGE = /村(委会|民委员会)?$/;

/** 200–399 of the last three digits are villages (data-dictionary §8): 石碶村 and 石碶社区 are of one street. */
function isVillage(code: string): boolean {
  return code[9] === '2' || code[9] === '3';
}

function shortStreet(name: string): string {
  return name.replace(/(街道办事处|街道|镇|乡)$/, '');
}

function shortCommunity(name: string): string {
  return name.replace(/(社区居委会|社区居民委员会|社区|居委会|村村委会|村委会|村)$/, '');
}
