import type { DistrictProfile } from '../../contract/profile.ts';

/** Name of each community by its code, without 社区. */
export function communityNames(streets: DistrictProfile['streets']): Map<string, string> {
  return new Map(
    streets.flatMap(({ communities }) =>
      communities.map(({ code, name }) => [code, name.replace(/社区$/u, '')] as const),
    ),
  );
}
