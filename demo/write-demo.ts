import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { TwinError } from '../contract/errors.ts';
import type { DistrictProfile } from '../contract/profile.ts';
import type { SystemId } from '../contract/systems.ts';
import { writeFirstDelivery } from './first-delivery.ts';
import { AS_OF, invent, type Invention } from './invention.ts';
import type { DemoPlan } from './plan.ts';
import type { DemoAnswers, DemoProgress, DemoReport } from './report.ts';
import { SECOND_AS_OF, secondDelivery } from './rooms/second-delivery.ts';
import { departmentsOf, writeSystems } from './systems.ts';
import { openAnswerBook } from './world/answer-book.ts';
import { writeRooms } from './write/rooms.ts';

export interface DemoOptions {
  readonly profile: DistrictProfile;
  readonly plan: DemoPlan;
  /** Folder to write; created, or an earlier demo that is replaced. Answers go to `<out>-answers.json`. */
  readonly out: string;
  /** 0.005 to 1; 1 is 6,800 buildings, 150,000 rooms, 1,270,000 resident records, 27,000 units. */
  readonly scale?: number;
  readonly seed?: number;
  /** Write only the rooms of a month later: one changed, one new, one gone. */
  readonly secondDelivery?: boolean;
  /** Systems to write beside registry and community policing; none when left out. */
  readonly systems?: readonly SystemId[];
  readonly onProgress?: (progress: DemoProgress) => void;
}

export const DEFAULT_SEED = 330203;

/** Folder → department. */
const DEPARTMENTS: Readonly<Record<string, string>> = {
  registry: '区信息办（公共平台）',
  'community-policing': '公安分局',
  ...departmentsOf(),
};

/**
 * Writes a synthetic district as department exports. The same profile, plan, scale and seed give the same bytes.
 * Throws TwinError `invalid` for a scale it cannot make, a profile without synthetic prefixes, or a folder that
 * holds something else.
 */
export async function writeDemo(options: DemoOptions): Promise<DemoReport> {
  const { profile, plan, scale = 1, seed = DEFAULT_SEED, onProgress = () => {} } = options;
  requireMakeable(profile, scale);
  const out = resolve(options.out);
  await clearFolder(out);
  onProgress({ step: 'city', done: 0, total: 1 });
  const invention = invent(profile, plan, scale, seed);
  const answers = options.secondDelivery
    ? await writeSecondDelivery(out, invention)
    : await writeEverything(out, invention, options.systems ?? [], onProgress);
  const answersPath = `${out}-answers.json`;
  await writeJson(answersPath, answers);
  await writeJson(join(out, 'delivery.json'), deliveryNote(profile, answers));
  return { out, answersPath, answers };
}

function requireMakeable({ id, synthetic }: DistrictProfile, scale: number): void {
  if (!(scale >= 0.005 && scale <= 1)) {
    throw new TwinError('invalid', `The scale must lie between 0.005 and 1, not ${scale}.`);
  }
  if (synthetic.idPrefixes.length === 0 || synthetic.phonePrefixes.length === 0) {
    throw new TwinError(
      'invalid',
      `Profile ${id} names no synthetic prefixes to invent people on.`,
    );
  }
}

/** Makes the folder, or empties what an earlier demo wrote; a folder with anything else in it is left alone. */
async function clearFolder(out: string): Promise<void> {
  const found = await readdir(out).catch(() => []);
  const isDemo = await stat(join(out, 'delivery.json')).then(
    () => true,
    () => false,
  );
  if (found.length > 0 && !isDemo) {
    throw new TwinError(
      'invalid',
      `${out} holds files that are no demo. Name a new folder with --out.`,
      { file: out },
    );
  }
  for (const department of Object.keys(DEPARTMENTS)) {
    await rm(join(out, department), { recursive: true, force: true });
  }
  await mkdir(join(out, 'community-policing'), { recursive: true });
}

async function writeEverything(
  out: string,
  invention: Invention,
  systems: readonly SystemId[],
  onProgress: (progress: DemoProgress) => void,
): Promise<DemoAnswers> {
  const { answers, units, elders } = await writeFirstDelivery(out, invention, onProgress);
  const book = openAnswerBook();
  await writeSystems({ ...invention, units, elders, asOf: AS_OF, out }, systems, book, onProgress);
  const { files, planted, systems: written } = book.result();
  return {
    ...answers,
    files: { ...answers.files, ...files },
    planted: [...answers.planted, ...planted],
    systems: written,
  };
}

async function writeSecondDelivery(out: string, invention: Invention): Promise<DemoAnswers> {
  const { district, districtName, scale, seed } = invention;
  const { rooms, facts } = secondDelivery(invention.rooms);
  const sheet = {
    districtName,
    asOf: SECOND_AS_OF,
    rooms,
    buildings: district.buildings,
    plant: false,
  };
  const written = await writeRooms(join(out, 'community-policing', '房间.xlsx'), sheet);
  const none = { buildings: 0, buildingParts: 0, residentRecords: 0, currentRecords: 0, units: 0 };
  return {
    scale,
    seed,
    asOf: SECOND_AS_OF,
    counts: { ...none, rooms: rooms.length },
    files: { 'community-policing/房间.xlsx': written.rows },
    planted: [],
    facts,
  };
}

function deliveryNote(profile: DistrictProfile, { asOf, files }: DemoAnswers): unknown {
  const folders = new Set(Object.keys(files).map((file) => file.slice(0, file.indexOf('/'))));
  const departments = [...folders].map((folder) => [folder, { title: DEPARTMENTS[folder], asOf }]);
  return {
    synthetic: true,
    secrecy: 'internal',
    profile: profile.id,
    asOf,
    departments: Object.fromEntries(departments),
  };
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
