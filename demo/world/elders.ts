import type { ResidentRecord } from '../people/residents.ts';

/** A current resident of sixty or over, as the police record has them. */
export interface Elder {
  readonly recordNo: string;
  readonly name: string;
  readonly male: boolean;
  readonly birthDate: string;
  readonly idNo: string;
  readonly phone: string;
  readonly roomId: string;
  readonly category: string;
  readonly residenceRelation: string;
  readonly householdNo: string;
  /** People of the household, and those of sixty and over among them. */
  readonly household: { readonly members: number; readonly old: number };
}

/** Picks the old people out of the stream of resident records. */
export interface ElderGatherer {
  see(record: ResidentRecord): void;
  readonly elders: readonly Elder[];
}

interface OpenHousehold {
  readonly no: string;
  members: number;
  old: number;
}

/** Opens a gatherer for people of sixty and over on the day `asOf`; a household's records come one after another. */
export function createElderGatherer(asOf: string): ElderGatherer {
  const bornBy = `${Number(asOf.slice(0, 4)) - 60}${asOf.slice(4)}`;
  const elders: Elder[] = [];
  let household: OpenHousehold = { no: '', members: 0, old: 0 };
  return {
    elders,
    see: (record) => {
      if (record.state !== '现行') return;
      if (record.householdNo !== household.no)
        household = { no: record.householdNo, members: 0, old: 0 };
      household.members++;
      if (record.person.birthDate > bornBy || record.person.idType !== '居民身份证') return;
      household.old++;
      elders.push(elderOf(record, household));
    },
  };
}

function elderOf(
  { person, recordNo, roomId, category, residenceRelation, householdNo }: ResidentRecord,
  household: OpenHousehold,
): Elder {
  const { name, male, birthDate, idNo, phone } = person;
  return {
    recordNo,
    name,
    male,
    birthDate,
    idNo,
    phone,
    roomId,
    category,
    residenceRelation,
    householdNo,
    household,
  };
}
