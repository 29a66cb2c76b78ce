/** Set-up talks on stderr only, so that stdout stays what a command was asked for. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** A reason set-up cannot go on, with the remedy in its sentence; no stack is printed for it. */
export class SetupError extends Error {}

/**
 * Runs a script's main function; a SetupError becomes its sentence and exit code 1.
 * @param {() => Promise<number | void>} main gives the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = Number((await main()) ?? 0);
  } catch (error) {
    say(error instanceof SetupError ? error.message : String(error?.stack ?? error));
    process.exitCode = 1;
  }
}

/** Says what a step does and how long it may take, runs it and says how long it took. */
export async function step(title, expectation, work) {
  say(`▸ ${title} (${expectation})`);
  const started = Date.now();
  const result = await work();
  say(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return result;
}
