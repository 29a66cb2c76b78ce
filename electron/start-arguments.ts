import { parseArgs } from 'node:util';
import { TwinError } from '../contract/errors.ts';
import { LANGUAGES, type Language, MODES, type Mode } from '../contract/window.ts';

/** What a person may say when starting the window. */
export interface StartArguments {
  /** Folder of the snapshot store. */
  readonly snapshot: string | undefined;
  readonly mode: Mode;
  readonly language: Language | undefined;
  /** Folder to draw pictures into instead of waiting for a person. */
  readonly pictures: string | undefined;
}

/**
 * Reads the command line; Chromium's own switches among it are passed over.
 * Errors: `invalid` for a mode or language that is not there.
 */
export function readStartArguments(argv: readonly string[]): StartArguments {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: {
      snapshot: { type: 'string' },
      mode: { type: 'string' },
      language: { type: 'string' },
      pictures: { type: 'string' },
    },
  });
  return {
    snapshot: text(values.snapshot),
    mode: readMode(text(values.mode) ?? 'analyst'),
    language: readLanguage(text(values.language)),
    pictures: text(values.pictures),
  };
}

function readMode(value: string): Mode {
  const mode = MODES.find((name) => name === value);
  if (mode) return mode;
  throw new TwinError(
    'invalid',
    `--mode ${value} is not there yet: wall (大屏) and briefing (汇报) come later. Use --mode analyst.`,
  );
}

function readLanguage(value: string | undefined): Language | undefined {
  if (value === undefined) return undefined;
  const language = LANGUAGES.find((name) => name === value);
  if (language) return language;
  throw new TwinError('invalid', `--language ${value} is not there. Use zh-CN or en.`);
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
