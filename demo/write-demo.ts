import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { TwinError } from '../contract/errors.ts';
import type { DistrictProfile } from '../contract/profile.ts';
import { buildDistrict, type District } from './city/district.ts';
import { createIdentityIssuer } from './people/identities.ts';
import { createRecordMaker, recordWeight } from './people/residents.ts';
import type { DemoPlan } from './plan.ts';
import { createRandom, type Random } from './random.ts';
import type { DemoAnswers, DemoProgress, DemoReport, PlantedRow } from './report.ts';
import { layOutFloors } from './rooms/layout.ts';
import { makeRooms, type DemoRoom } from './rooms/rooms.ts';
import { secondDelivery } from './rooms/second-delivery.ts';
import { makeUnits } from './units/units.ts';
import { writeBuildings } from './write/buildings.ts';
import { writeRegistry } from './write/registry.ts';
import { openResidentFiles } from './write/residents.ts';
import { writeRooms } from './write/rooms.ts';
import { writeUnits } from './write/units.ts';

export interface DemoOptions {
  readonly profile: DistrictProfile;
  readonly plan: DemoPlan;
  /** Folder to write; created. Answers go beside it to `<out>-answers.json`. */
  readonly out: string;
  /** 0.01 to 1; 1 is 6,800 buildings, 150,000 rooms, 1,270,000 resident records, 27,000 units. */
  readonly scale?: number;
  readonly seed?: number;
  /** Write only the rooms of a month later: one changed, one new, one gone. */
  readonly secondDelivery?: boolean;
  readonly onProgress?: (progress: DemoProgress) => void;
}

export const DEFAULT_SEED = 330203;
const AS_OF = '2016-06-30';
const SECOND_AS_OF = '2016-07-31';
const FULL = { buildings: 6_800, rooms: 150_000, residents: 1_270_000, units: 27_000 } as const;

/** Everything made up before the first byte is written, the same for both deliveries. */
interface Invention {
  readonly district: District;
  readonly rooms: readonly DemoRoom[];
  readonly random: Random;
}

/**
 * Writes a synthetic district as department exports. The same profile, plan, scale and seed give the same bytes.
 * Throws TwinError `invalid` for a scale outside 0.005–1.
 */
export async function writeDemo(options: DemoOptions): Promise<DemoReport> {
  const { profile, scale = 1, seed = DEFAULT_SEED, onProgress = () => {} } = options;
  if (!(scale >= 0.005 && scale <= 1))
    throw new TwinError('invalid', `演示比例应在 0.005 到 1 之间，给出的是 ${scale}。`);
  const out = resolve(options.out);
  await mkdir(join(out, 'community-policing'), { recursive: true });
  onProgress({ step: 'city', done: 0, total: 1 });
  const invention = invent(options, scale, seed);
  onProgress({ step: 'city', done: 1, total: 1 });
  const answers = options.secondDelivery
    ? await writeSecond(out, profile, invention, scale, seed)
    : await writeFirst(out, options, invention, scale, seed, onProgress);
  const answersPath = `${out}-answers.json`;
  await writeFile(answersPath, `${JSON.stringify(answers, null, 2)}\n`);
  await writeFile(
    join(out, 'delivery.json'),
    `${JSON.stringify(deliveryNote(profile, answers), null, 2)}\n`,
  );
  return { out, answersPath, answers };
}

function invent({ profile, plan }: DemoOptions, scale: number, seed: number): Invention {
  const random = createRandom(seed);
  const district = buildDistrict(profile, plan, {
    seed,
    buildingCount: Math.round(FULL.buildings * scale),
  });
  const shares = layOutFloors(
    district.buildings,
    Math.round(FULL.rooms * scale),
    random.fork('floors'),
  );
  const rooms = makeRooms(district.buildings, shares, AS_OF, random.fork('rooms'));
  return { district, rooms, random };
}

async function writeFirst(
  out: string,
  { profile, plan }: DemoOptions,
  { district, rooms, random }: Invention,
  scale: number,
  seed: number,
  onProgress: (progress: DemoProgress) => void,
): Promise<DemoAnswers> {
  const policing = join(out, 'community-policing');
  onProgress({ step: 'registry', done: 0, total: 1 });
  const registry = await writeRegistry(join(out, 'registry'), district, plan);
  onProgress({ step: 'buildings', done: 0, total: 1 });
  const buildingParts = await writeBuildings(
    join(policing, '楼栋'),
    district.buildings,
    district.plane,
  );
  onProgress({ step: 'rooms', done: 0, total: 1 });
  const districtName = profile.title.replace(/（.*$/u, '');
  const roomSheet = await writeRooms(
    join(policing, '房间.xlsx'),
    districtName,
    AS_OF,
    rooms,
    district.buildings,
    true,
  );
  const residentTotal = Math.round(FULL.residents * scale);
  const residents = await writeResidents(
    policing,
    profile,
    district,
    rooms,
    residentTotal,
    random,
    onProgress,
  );
  onProgress({ step: 'units', done: 0, total: 1 });
  const unitTotal = Math.round(FULL.units * scale);
  const setting = {
    cityName: profile.city.name,
    districtName,
    idPrefix: profile.synthetic.idPrefixes[0] ?? '330299',
    phonePrefix: profile.synthetic.phonePrefixes[0] ?? '12',
    asOf: AS_OF,
  };
  const units = await writeUnits(
    policing,
    makeUnits(rooms, unitTotal, setting, random.fork('units')),
    unitTotal,
  );
  return {
    scale,
    seed,
    asOf: AS_OF,
    counts: {
      buildings: district.buildings.length,
      buildingParts,
      rooms: rooms.length,
      residentRecords: residents.good,
      currentRecords: residents.current,
      units: units.good,
    },
    files: {
      ...registry,
      'community-policing/楼栋.shp': buildingParts,
      'community-policing/房间.xlsx': roomSheet.rows,
      ...residents.files,
      'community-policing/单位.csv': units.rows,
    },
    planted: [...roomSheet.planted, ...residents.planted, ...units.planted],
    facts: factsOf(district, rooms),
  };
}

interface ResidentsOutcome {
  good: number;
  current: number;
  files: Record<string, number>;
  planted: PlantedRow[];
}

/** Streams the records street by street; the rooms' shares of the total are settled as they come. */
async function writeResidents(
  folder: string,
  profile: DistrictProfile,
  district: District,
  rooms: readonly DemoRoom[],
  total: number,
  random: Random,
  onProgress: (progress: DemoProgress) => void,
): Promise<ResidentsOutcome> {
  const { idPrefixes, phonePrefixes } = profile.synthetic;
  const people = random.fork('people');
  const issuer = createIdentityIssuer(
    idPrefixes[0] ?? '330299',
    phonePrefixes[0] ?? '12',
    AS_OF,
    people,
  );
  const maker = createRecordMaker(issuer, profile.city.name, AS_OF, people);
  const weights = rooms.reduce((sum, room) => sum + recordWeight(room), 0);
  const outcome: ResidentsOutcome = { good: 0, current: 0, files: {}, planted: [] };
  let passed = 0;
  for (const [number, street] of profile.streets.entries()) {
    const own = rooms.filter(
      (room) => district.buildings[room.building]!.streetCode === street.code,
    );
    if (own.length === 0) continue;
    const expected = Math.round(
      (total * own.reduce((sum, room) => sum + recordWeight(room), 0)) / weights,
    );
    const station = street.name.replace(/街道$/u, '派出所');
    const writer = openResidentFiles(folder, station, number, expected, people);
    for (const room of own) {
      passed += recordWeight(room);
      const quota = Math.round((total * passed) / weights) - outcome.good;
      for (const record of maker.recordsOf(room, Math.max(0, quota))) {
        writer.write(record);
        outcome.good++;
        if (record.state === '现行') outcome.current++;
      }
      await writer.drain();
    }
    const { files, planted } = await writer.finish();
    Object.assign(outcome.files, files);
    outcome.planted.push(...planted);
    onProgress({ step: 'residents', done: outcome.good, total });
  }
  return outcome;
}

async function writeSecond(
  out: string,
  profile: DistrictProfile,
  { district, rooms }: Invention,
  scale: number,
  seed: number,
): Promise<DemoAnswers> {
  const { rooms: later, facts } = secondDelivery(rooms);
  const path = join(out, 'community-policing', '房间.xlsx');
  const sheet = await writeRooms(
    path,
    profile.title.replace(/（.*$/u, ''),
    SECOND_AS_OF,
    later,
    district.buildings,
    false,
  );
  return {
    scale,
    seed,
    asOf: SECOND_AS_OF,
    counts: {
      buildings: 0,
      buildingParts: 0,
      rooms: later.length,
      residentRecords: 0,
      currentRecords: 0,
      units: 0,
    },
    files: { 'community-policing/房间.xlsx': sheet.rows },
    planted: [],
    facts,
  };
}

function factsOf({ buildings }: District, rooms: readonly DemoRoom[]): Record<string, unknown> {
  const replaced = rooms.find((room) => room.floorLabel === '3A');
  const duplex = rooms.find((room) => room.floorTopNumber !== room.floorNumber);
  const mezzanine = rooms.find((room) => room.floorLabel === '夹层');
  const tallest = buildings.reduce((best, building) =>
    building.floorsUp > best.floorsUp ? building : best,
  );
  return {
    room3A: replaced?.id,
    roomDuplex: duplex?.id,
    roomMezzanine: mezzanine?.id,
    tallest: { id: tallest.id, name: tallest.name, floorsUp: tallest.floorsUp },
    droppedColumns: ['民族', '政治面貌', '宗教信仰'],
  };
}

function deliveryNote(profile: DistrictProfile, { asOf, files }: DemoAnswers): unknown {
  const folders = new Set(Object.keys(files).map((file) => file.slice(0, file.indexOf('/'))));
  const titles: Record<string, string> = {
    registry: '区信息办（公共平台）',
    'community-policing': '公安分局',
  };
  return {
    synthetic: true,
    profile: profile.id,
    asOf,
    departments: Object.fromEntries(
      [...folders].map((folder) => [folder, { title: titles[folder], asOf }]),
    ),
  };
}
