import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SystemId } from '../contract/systems.ts';
import { buildingEconomy } from './building-economy.ts';
import { cityManagement } from './city-management.ts';
import { approvals } from './approvals.ts';
import { hotline } from './hotline.ts';
import { ageing } from './ageing.ts';
import type { DemoProgress } from './report.ts';
import { portal } from './portal.ts';
import { office } from './office.ts';
import { statistics } from './statistics.ts';
import type { AnswerBook } from './world/answer-book.ts';
import { workSafety } from './work-safety.ts';
import { openWorld, type DemoWorld, type WorldFacts } from './world.ts';

/** Writes the exports of one system. */
export interface SystemWriter {
  readonly system: SystemId;
  /** Folder below the export → the department that delivers it. */
  readonly folders: Readonly<Record<string, string>>;
  write(world: DemoWorld): Promise<void>;
}

/** The systems beyond the registry and community policing, in the order they are written. */
export const SYSTEM_WRITERS: readonly SystemWriter[] = [
  cityManagement,
  buildingEconomy,
  workSafety,
  hotline,
  approvals,
  ageing,
  portal,
  office,
  statistics,
];

/** Folder → department that delivers it, of every system. */
export function departmentsOf(): Record<string, string> {
  return Object.assign({}, ...SYSTEM_WRITERS.map(({ folders }) => folders)) as Record<
    string,
    string
  >;
}

/** Lets every chosen system write its folders. */
export async function writeSystems(
  facts: WorldFacts,
  chosen: readonly SystemId[],
  answers: AnswerBook,
  onProgress: (progress: DemoProgress) => void,
): Promise<void> {
  const writers = SYSTEM_WRITERS.filter(({ system }) => chosen.includes(system));
  const world = openWorld(facts, answers);
  for (const { system, folders, write } of writers) {
    onProgress({ step: system, done: 0, total: 1 });
    for (const folder of Object.keys(folders))
      await mkdir(join(facts.out, folder), { recursive: true });
    await write(world.forSystem(system));
    onProgress({ step: system, done: 1, total: 1 });
  }
}
