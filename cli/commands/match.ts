import { Command } from 'commander';
import { LEVEL_TITLES, STOP_SENTENCES } from '../../contract/address-words.ts';
import { type AddressMatch, matchAddress } from '../../importers/addresses/match.ts';
import { readGazetteer } from '../../importers/links/read-gazetteer.ts';
import { openExistingStore } from '../existing-store.ts';
import { printJson } from '../output.ts';

interface MatchOptions {
  readonly snapshot: string;
  readonly json?: boolean;
}

/** `twin match TEXT… --snapshot DIR`: where written addresses are, and why they were placed there. */
export function matchCommand(): Command {
  return new Command('match')
    .description('place written addresses on the buildings and rooms of a snapshot, with evidence')
    .argument('<text...>', 'addresses as written, each one argument')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option('--json', 'print the matches as one JSON array')
    .action(runMatch);
}

async function runMatch(
  texts: readonly string[],
  { snapshot: folder, json }: MatchOptions,
): Promise<void> {
  const store = await openExistingStore(folder);
  const snapshot = await store.open((await store.currentId()) ?? '');
  try {
    const gazetteer = await readGazetteer(snapshot.db, snapshot.manifest.profile);
    const matches = texts.map((text) => ({ text, ...matchAddress(gazetteer, text) }));
    if (json) printJson(matches);
    else process.stdout.write(matches.map(asText).join('\n'));
  } finally {
    await snapshot.close();
  }
}

function asText(match: AddressMatch & { readonly text: string }): string {
  const { text, level, score, method, standardAddress, buildingId, room, stop } = match;
  const found = [standardAddress, buildingId, room?.id].filter(Boolean).join(' · ');
  const evidence = match.evidence.map(
    ({ part, written, standard, kind }) => `    ${part}: ${written} → ${standard} (${kind})`,
  );
  const lines = [
    text,
    `  ${LEVEL_TITLES[level]} ${score.toFixed(2)} ${method}${found ? `: ${found}` : ''}`,
    ...evidence,
    ...(level === 'room' ? [] : [`    ${STOP_SENTENCES[stop]}`]),
    ...match.conflicts.map((part) => `    ≠ ${part}`),
    ...match.unknown.map((part) => `    ? ${part}`),
  ];
  return `${lines.join('\n')}\n`;
}
