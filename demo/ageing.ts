import { answerPeople, plantNeglect } from './ageing/answer-truths.ts';
import { fillBeds } from './ageing/beds.ts';
import { inventCare } from './ageing/care.ts';
import { inventFacilities } from './ageing/facilities.ts';
import { gatherAged } from './ageing/population.ts';
import { writePeople } from './ageing/write-people.ts';
import { writeBeds, writeFacilities, writeOrganisations } from './ageing/write-services.ts';
import type { SystemWriter } from './systems.ts';

/** 老龄工作: old people who are residents too, facilities, beds, the network of organisations. */
export const ageing: SystemWriter = {
  system: 'ageing',
  folders: { ageing: '老龄办（民政局）' },
  write: async (world) => {
    const people = gatherAged(world);
    const facilities = inventFacilities(world);
    const beds = fillBeds(world, facilities, people);
    const entries = plantNeglect(
      people.map((person) => ({
        person,
        care: inventCare(person, beds.inHome.has(person.no), world),
      })),
      world,
    );
    await writePeople(world, entries);
    await writeFacilities(world, facilities, beds);
    await writeBeds(world, beds);
    await writeOrganisations(world);
    answerPeople(world, entries, beds);
  },
};
