import { matchesTokens, type TokenQuery } from './token-query.ts';
import { searchTokens } from './tokens.ts';

interface Landmark {
  readonly name: string;
  readonly nameEn?: string | undefined;
}

/** Landmarks (地标) come from the district profile, not from an export, so they are matched in memory. */
export function matchesLandmark(query: TokenQuery, { name, nameEn }: Landmark): boolean {
  return matchesTokens(query, tokensOf(name, nameEn));
}

const known = new Map<string, readonly string[]>();

function tokensOf(name: string, nameEn: string | undefined): readonly string[] {
  const found = known.get(name);
  if (found) return found;
  const tokens = searchTokens({ names: [name, nameEn ?? null], addresses: [], codes: [] });
  known.set(name, tokens);
  return tokens;
}
