import { say } from '../../contract/sentence.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';

/** Streets and communities by name, as departments write them: 月湖, 月湖街道, 月湖街道办事处. */
export class AreaNames {
  private readonly codes = new Set<string>();
  private readonly streets = new Map<string, string>();
  /** Short name → codes; the same name occurs in several streets. */
  private readonly communities = new Map<string, string[]>();

  constructor(profile: DistrictProfile) {
    for (const street of profile.streets) {
      this.codes.add(street.code);
      this.streets.set(shortStreet(street.name), street.code);
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

  private streetOf(text: string, checks: RowChecks): string | null {
    if (this.codes.has(text)) return text;
    const found = this.streets.get(shortStreet(text));
    return found ?? this.unknown('street_code', text, checks);
  }

  private communityOf(text: string, street: string | null, checks: RowChecks): string | null {
    if (this.codes.has(text)) return text;
    const named = this.communities.get(shortCommunity(text)) ?? [];
    const own = street === null ? named : named.filter((code) => code.startsWith(street));
    return own.length === 1 ? (own[0] ?? null) : this.unknown('community_code', text, checks);
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

function shortStreet(name: string): string {
  return name.replace(/(街道办事处|街道|镇|乡)$/, '');
}

function shortCommunity(name: string): string {
  return name.replace(/(社区居委会|社区居民委员会|社区|居委会|村村委会|村委会|村)$/, '');
}
