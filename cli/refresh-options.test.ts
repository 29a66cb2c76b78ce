import { expect, test } from 'vitest';
import { loadProfile } from '../data/profile.ts';
import type { Recognition } from '../importers/recognise.ts';
import { chooseProfile, DEFAULT_PROFILE, type RefreshOptions } from './refresh-options.ts';

const OPTIONS: RefreshOptions = { paths: [], storeFolder: '', keyFolder: '' };
const noted = (profile?: string): Recognition =>
  ({ files: [], note: profile === undefined ? {} : { profile } }) as unknown as Recognition;

test('what a person set in the profile in use stays, though a delivery names that profile', async () => {
  const builtIn = await loadProfile(DEFAULT_PROFILE);
  const own = { ...builtIn, retentionDays: { ...builtIn.retentionDays, personal: 30 } };
  const inUse = () => Promise.resolve(own);
  expect(await chooseProfile(OPTIONS, noted(DEFAULT_PROFILE), inUse)).toBe(own);
  expect(await chooseProfile(OPTIONS, noted(), inUse)).toBe(own);
  expect(await chooseProfile({ ...OPTIONS, profile: DEFAULT_PROFILE }, noted(), inUse)).toEqual(
    builtIn,
  );
});

test('a delivery of another district brings its profile; a first one without a name is Haishu’s', async () => {
  const builtIn = await loadProfile(DEFAULT_PROFILE);
  const inUse = () => Promise.resolve(builtIn);
  expect((await chooseProfile(OPTIONS, noted('haishu-17'), inUse)).id).toBe('haishu-17');
  const nothing = () => Promise.resolve(undefined);
  expect((await chooseProfile(OPTIONS, noted(), nothing)).id).toBe(DEFAULT_PROFILE);
});
