import { tellCase, tellHotSpots } from './city-management/case-truths.ts';
import { makeCases } from './city-management/cases.ts';
import { makeComponents } from './city-management/components.ts';
import { divideDuty, type DutyGrid } from './city-management/duty-grids.ts';
import { drawHotSpots } from './city-management/hot-spots.ts';
import { writePatrols } from './city-management/patrols.ts';
import {
  plantInSurvey,
  planted,
  type SurveyedComponent,
} from './city-management/plant-components.ts';
import { streamReports, yearOf } from './city-management/report-stream.ts';
import { isPlain, SPOILS, spoilEvents } from './city-management/spoil-case.ts';
import type { TrackBook } from './city-management/track-book.ts';
import { openCaseFiles } from './city-management/write-cases.ts';
import { NEW_EDITION_STREET, writeComponents } from './city-management/write-components.ts';
import type { SystemWriter } from './systems.ts';
import type { DemoWorld } from './world.ts';

const FULL = { components: 200_000, cases: 100_000, fixes: 1_000_000, spoilt: 100 } as const;

/** 数字城管: components, patrol tracks, cases and their steps. */
export const cityManagement: SystemWriter = {
  system: 'city-management',
  folders: { 'city-management': '城管局' },
  write: async (world) => {
    const isNewEdition = (streetCode: string): boolean => streetCode === NEW_EDITION_STREET;
    const components = makeComponents(world, world.scaled(FULL.components), isNewEdition);
    const survey = plantInSurvey(world, components);
    await writeComponents(world, survey);
    const grids = divideDuty(world);
    const tracks = await writePatrols(world, grids, world.scaled(FULL.fixes));
    await writeCases(world, survey, grids, tracks);
  },
};

async function writeCases(
  world: DemoWorld,
  survey: readonly SurveyedComponent[],
  grids: readonly DutyGrid[],
  tracks: TrackBook,
): Promise<void> {
  const spots = drawHotSpots(world);
  tellHotSpots(world, spots);
  const total = world.scaled(FULL.cases);
  const reports = streamReports(world, total, spots, tracks);
  const files = openCaseFiles(world);
  const random = world.random.fork('spoil');
  const positionOf = new Map(survey.map(({ id, at }) => [id, at]));
  const { until } = yearOf(world.asOf);
  const every = Math.floor(total / (planted(world, FULL.spoilt) + 1));
  let [passed, spoilt] = [0, 0];
  for (const made of makeCases(world, reports, survey, grids)) {
    tellCase(world, made, until, tracks, positionOf);
    if (++passed >= every && isPlain(made)) {
      const spoil = SPOILS[spoilt++ % SPOILS.length]!;
      world.answers.truth('city-management', 'caseIllegalOrder', { caseNo: made.caseNo, spoil });
      await files.write(made, spoilEvents(made.events, spoil, random));
      passed = 0;
    } else await files.write(made, made.events);
  }
  await files.close();
}
