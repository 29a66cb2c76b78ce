import type { SystemWriter } from './systems.ts';
import {
  oldNeighbours,
  repeatTeller,
  tellHazard,
  tellPremises,
  veryOldByBuilding,
} from './work-safety/hazard-truths.ts';
import { hazardPictures } from './work-safety/hazard-pictures.ts';
import { makeHazards, type DemoHazard } from './work-safety/hazards.ts';
import { makeVisits, type Finding } from './work-safety/inspections.ts';
import { choosePremises } from './work-safety/premises.ts';
import { writeQuarter, type WrittenHazard } from './work-safety/write-hazards.ts';
import { writeInspections } from './work-safety/write-inspections.ts';
import { writePremises } from './work-safety/write-premises.ts';
import type { DemoWorld } from './world.ts';

const FULL = { premises: 12_000, hazards: 60_000, inspections: 40_000 } as const;
/** One closed hazard in so many was closed without a recheck that passed; one major one in so many lacks its five. */
const UNCHECKED_EVERY = 900;
const INCOMPLETE_EVERY = 12;
/** One major hazard in so many was never listed. */
const UNLISTED_EVERY = 10;
const LISTING: ReadonlySet<string> = new Set(['挂牌督办', '摘牌']);

/** 安全生产监管: businesses, visits, hazards and the loop that removes them. */
export const workSafety: SystemWriter = {
  system: 'work-safety',
  folders: { 'work-safety': '安监局' },
  write: async (world) => {
    const premises = choosePremises(
      world,
      Math.min(world.units.length, world.scaled(FULL.premises)),
    );
    for (const one of premises) tellPremises(world, one);
    await writePremises(world, premises);
    const veryOld = veryOldByBuilding(world);
    const { inspections, findings } = makeVisits(
      world,
      premises,
      world.scaled(FULL.inspections),
      world.scaled(FULL.hazards),
      premises.filter((one) => oldNeighbours(world, one, veryOld).length > 0),
    );
    await writeInspections(world, inspections);
    await writeHazards(world, findings, veryOld);
  },
};

async function writeHazards(
  world: DemoWorld,
  findings: readonly Finding[],
  veryOld: ReturnType<typeof veryOldByBuilding>,
): Promise<void> {
  const tellRepeated = repeatTeller(world);
  const spoil = createSpoiler(world);
  const picturesOf = hazardPictures(world);
  let quarter = '';
  let number = 0;
  let written: WrittenHazard[] = [];
  for (const hazard of makeHazards(world, findings)) {
    tellHazard(world, hazard, veryOld);
    tellRepeated(hazard);
    const own = quarterOf(hazard.foundAt);
    if (own !== quarter && written.length > 0) {
      await writeQuarter(world, quarter, number++, written, picturesOf);
      written = [];
    }
    quarter = own;
    written.push(spoil(hazard));
  }
  if (written.length > 0) await writeQuarter(world, quarter, number, written, picturesOf);
}

function quarterOf(isoDate: string): string {
  return `${isoDate.slice(0, 4)}年第${'一二三四'[Math.floor((Number(isoDate.slice(5, 7)) - 1) / 3)]!}季度`;
}

/** Leaves out the recheck of some closed hazards, and the five guarantees or the listing of some major ones. */
function createSpoiler(world: DemoWorld): (hazard: DemoHazard) => WrittenHazard {
  let [closed, major] = [0, 0];
  return (hazard) => {
    const { events, fate, level, hazardNo } = hazard;
    const simple = events[events.length - 1]!.step === '销号' && fate.failures === 0;
    const unchecked = simple && ++closed % UNCHECKED_EVERY === 40;
    const isMajor = level === '重大';
    const incomplete = isMajor && ++major % INCOMPLETE_EVERY === 3;
    const unlisted = isMajor && major % UNLISTED_EVERY === 5;
    if (unchecked) world.answers.truth('work-safety', 'hazardClosedUnchecked', hazardNo);
    if (incomplete) world.answers.truth('work-safety', 'hazardMajorIncomplete', hazardNo);
    if (unlisted) world.answers.truth('work-safety', 'hazardMajorUnlisted', hazardNo);
    const kept = events.filter(
      ({ step }) => !(unchecked && step === '复查合格') && !(unlisted && LISTING.has(step)),
    );
    return {
      hazard: unlisted ? { ...hazard, listed: '无', listingNo: '' } : hazard,
      events: kept,
      incomplete,
    };
  };
}
