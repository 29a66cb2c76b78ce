import type { DistrictProfile } from '../../contract/profile.ts';
import type { AddressLinker } from './address-linker.ts';
import type { FieldLevels } from './link-counts.ts';
import type { LinkJob } from './link-job.ts';

export type LinkStretch = (job: LinkJob, signal: AbortSignal | undefined) => Promise<FieldLevels>;

/** Places addresses stretch by stretch; the address engine is loaded with the first, since most refreshes place none. */
export function stretchLinker(profile: DistrictProfile): LinkStretch {
  let loading: Promise<AddressLinker> | undefined;
  return async (job, signal) => {
    loading ??= import('./address-linker.ts').then((engine) => new engine.AddressLinker(profile));
    return (await loading).link(job, signal);
  };
}
