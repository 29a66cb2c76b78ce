import { parseArgs } from 'node:util';

/** What a bench of a window that imports is told: a store, its keys, exports to import, and what to call the run. */
interface WindowOptions {
  readonly store: string;
  readonly keys: string;
  readonly exports: string;
  readonly label: string;
}

/** Reads them from the command line; throws how `script` is used where one is missing. */
export function windowOptions(script: string): WindowOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { store: text, keys: text, exports: text, label: text },
  });
  const { store, keys, exports, label } = values;
  if (!store || !keys || !exports || !label)
    throw new Error(`usage: ${script} --store STORE --keys DIR --exports DIR --label TEXT`);
  return { store, keys, exports, label };
}
