import { readFile } from 'node:fs/promises';
import { districtProfileSchema, type DistrictProfile } from '../contract/profile.ts';
import { demoPlanSchema, type DemoPlan } from './plan.ts';

const FOLDER = new URL('../data/profiles/haishu-2016/', import.meta.url);

/** The profile and plan that ship, as tests read them. */
export async function loadShipped(): Promise<{ profile: DistrictProfile; plan: DemoPlan }> {
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(new URL(name, FOLDER), 'utf8'));
  return {
    profile: districtProfileSchema.parse(await read('profile.json')),
    plan: demoPlanSchema.parse(await read('demo-plan.json')),
  };
}
