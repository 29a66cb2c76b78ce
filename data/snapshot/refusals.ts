import { TwinError } from '../../contract/errors.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import { say } from '../../contract/sentence.ts';
import type { Block, BlockOption, BuildState } from './build-state.ts';

/** Rows named to be removed must have met an incremental delivery of their table; else they would stay unnoticed. */
export function refuseIdleRemovals({ removed, delivered, mode }: BuildState): void {
  for (const [name, keys] of Object.entries(removed)) {
    if (keys.length === 0 || (mode === 'incremental' && delivered.has(name))) continue;
    throw new TwinError(
      'invalid',
      say`The list of rows to remove names ${keys.length} of ${tableSpec(name).title}, which can only go with an incremental delivery of that table. Import its files with --incremental.`,
    );
  }
}

const SWITCHES: Readonly<Record<BlockOption, string>> = {
  allowDrop: '--allow-drop',
  acceptCrs: '--accept-crs',
  allowOlder: '--allow-older',
};

/** Errors: `invalid` naming the switches by which a person says that it is right. */
export function refuseBlocked(blocks: readonly Block[]): void {
  if (blocks.length === 0) return;
  const switches = [...new Set(blocks.map(({ option }) => SWITCHES[option]))].join(' ');
  throw new TwinError(
    'invalid',
    say`${blocks.map(({ sentence }) => sentence).join(' ')} Check the exports; if they are right, import again with ${switches}.`,
  );
}
