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
}

/** Picks the old people out of the stream of resident records. */
export interface ElderGatherer {
  see(record: ResidentRecord): void;
  readonly elders: readonly Elder[];
}

/** Opens a gatherer for people of sixty and over on the day `asOf`. */
export function createElderGatherer(asOf: string): ElderGatherer {
  const bornBy = `${Number(asOf.slice(0, 4)) - 60}${asOf.slice(4)}`;
  const elders: Elder[] = [];
  return {
    elders,
    see: ({ person, state, recordNo, roomId, category, residenceRelation, householdNo }) => {
      if (state !== '现行' || person.birthDate > bornBy || person.idType !== '居民身份证') return;
      const { name, male, birthDate, idNo, phone } = person;
      elders.push({
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
      });
    },
  };
}
