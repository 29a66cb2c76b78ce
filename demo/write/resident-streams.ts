import type { DistrictProfile } from '../../contract/profile.ts';
import type { District } from '../city/district.ts';
import { createIdentityIssuer } from '../people/identities.ts';
import { createRecordMaker, recordWeight, type ResidentRecord } from '../people/residents.ts';
import type { Random } from '../random.ts';
import type { DemoProgress, PlantedRow } from '../report.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import { openResidentFiles } from './residents.ts';

export interface ResidentsOutcome {
  /** Rows that are as they should be. */
  readonly good: number;
  /** Of these, current (现行) ones. */
  readonly current: number;
  /** Rows by file, planted ones counted. */
  readonly files: Readonly<Record<string, number>>;
  readonly planted: readonly PlantedRow[];
}

export interface ResidentsOrder {
  readonly profile: DistrictProfile;
  readonly district: District;
  readonly rooms: readonly DemoRoom[];
  readonly total: number;
  readonly asOf: string;
  readonly random: Random;
  /** Told of every good record as it is written. */
  readonly onRecord: (record: ResidentRecord) => void;
  readonly onProgress: (progress: DemoProgress) => void;
}

/** Streams the records street by street; the rooms' shares of the total are settled as they come. */
export async function writeResidents(
  folder: string,
  order: ResidentsOrder,
): Promise<ResidentsOutcome> {
  const { profile, district, rooms, total, random, onRecord, onProgress } = order;
  const maker = openMaker(order);
  const weights = weightOf(rooms);
  const files: Record<string, number> = {};
  const planted: PlantedRow[] = [];
  let [passed, good, current] = [0, 0, 0];
  for (const [number, street] of profile.streets.entries()) {
    const own = rooms.filter(
      (room) => district.buildings[room.building]!.streetCode === street.code,
    );
    if (own.length === 0) continue;
    const station = street.name.replace(/街道$/u, '派出所');
    const expected = Math.round((total * weightOf(own)) / weights);
    const writer = openResidentFiles(folder, station, number, expected, random);
    for (const room of own) {
      passed += recordWeight(room);
      const quota = Math.max(0, Math.round((total * passed) / weights) - good);
      for (const record of maker.recordsOf(room, quota)) {
        writer.write(record);
        onRecord(record);
        good++;
        if (record.state === '现行') current++;
      }
      await writer.drain();
    }
    const written = await writer.finish();
    Object.assign(files, written.files);
    planted.push(...written.planted);
    onProgress({ step: 'residents', done: good, total });
  }
  return { good, current, files, planted };
}

function openMaker({
  profile,
  asOf,
  random,
}: ResidentsOrder): ReturnType<typeof createRecordMaker> {
  const { idPrefixes, phonePrefixes } = profile.synthetic;
  const issuer = createIdentityIssuer(idPrefixes[0]!, phonePrefixes[0]!, asOf, random);
  return createRecordMaker(issuer, profile.city.name, asOf, random);
}

function weightOf(rooms: readonly DemoRoom[]): number {
  return rooms.reduce((sum, room) => sum + recordWeight(room), 0);
}
