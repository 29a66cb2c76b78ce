import type { DistrictProfile } from '../../contract/profile.ts';
import type { District } from '../city/district.ts';
import { dayNumber, isoOfDay } from '../dates.ts';
import { drawOfficerName } from '../names/person-names.ts';
import type { Random } from '../random.ts';

/** An officer's period in a beat (责任区–民警–起止). */
export interface DemoDuty {
  readonly beatCode: string;
  readonly beatName: string;
  readonly station: string;
  /** Codes of a community or of unit grid cells. */
  readonly areaCodes: readonly string[];
  readonly officerNo: string;
  readonly officerName: string;
  readonly role: '主责' | '协助';
  readonly from: string;
  /** '' while the period runs. */
  readonly to: string;
}

/** Grid cells one officer looks after at most. */
const MOST_CELLS = 24;
const ORDINALS = '一二三四五六七八九';

/** Beats of every community, each with an officer before and one now; every third has one who assists. */
export function makeBeats(
  { streets }: DistrictProfile,
  { cells }: District,
  asOf: string,
  random: Random,
): DemoDuty[] {
  const duties: DemoDuty[] = [];
  let beats = 0;
  for (const street of streets) {
    const station = street.name.replace(/街道$/u, '派出所');
    for (const community of street.communities) {
      const own = cells.filter(({ communityCode }) => communityCode === community.code);
      const parts = Math.max(1, Math.ceil(own.length / MOST_CELLS));
      for (let part = 0; part < parts; part++) {
        const inPart = own.filter((_, at) => Math.floor((at * parts) / own.length) === part);
        const place = {
          beatCode: `${community.code}P${part + 1}`,
          beatName: `${community.name.replace(/社区$/u, '')}${ORDINALS[part] ?? part + 1}责任区`,
          station,
          areaCodes: parts === 1 ? [community.code] : inPart.map(({ code }) => code),
        };
        duties.push(...dutiesOf(place, beats++, asOf, random));
      }
    }
  }
  return duties;
}

type Place = Pick<DemoDuty, 'beatCode' | 'beatName' | 'station' | 'areaCodes'>;

function dutiesOf(place: Place, beat: number, asOf: string, random: Random): DemoDuty[] {
  const change = dayNumber(asOf) - random.integer(20, 900);
  const officer = (order: number) => ({
    officerNo: `03${String(1000 + beat * 3 + order)}`,
    officerName: drawOfficerName(random),
  });
  const before = { ...officer(0), from: isoOfDay(change - random.integer(400, 1500)) };
  const now = { ...officer(1), from: isoOfDay(change) };
  const duties: DemoDuty[] = [
    { ...place, ...before, role: '主责', to: isoOfDay(change - 1) },
    { ...place, ...now, role: '主责', to: '' },
  ];
  if (beat % 3 === 0)
    duties.push({ ...place, ...officer(2), from: now.from, role: '协助', to: '' });
  return duties;
}
