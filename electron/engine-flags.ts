import importFlags from '../importers/lanes/engine-flags.json' with { type: 'json' };

/**
 * V8's own options for the page: no collections just because it is at rest. They shrink its heap by one or two megabytes and move
 * what lives, for which the page stands still while the processors are busy with an import (docs/decisions/0079).
 */
export const PAGE_FLAGS = '--no-memory-reducer';

/** V8's own options for the data host's process: a young generation of 4 MB keeps its heap half as large (docs/decisions/0053). */
export const DATA_HOST_FLAGS = '--max-semi-space-size=4';

/** V8's own options for the import host's process: those `scripts/twin.mjs` gives an import (docs/decisions/0044, 0050, 0056). */
export const IMPORT_ENGINE_FLAGS = importFlags.join(' ');
