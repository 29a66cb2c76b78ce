import { LANGUAGES, type Language, MODES, type Mode } from '../contract/window.ts';

/** Names of the few messages between main and the page's preload script; all carry the app's prefix. */
export const CHANNELS = {
  toPage: 'twin:to-page',
  connect: 'twin:connect',
  languageChanged: 'twin:language-changed',
  connectImports: 'twin:connect-imports',
  chooseExports: 'twin:choose-exports',
  dropExports: 'twin:drop-exports',
  chooseInbox: 'twin:choose-inbox',
  chooseFolder: 'twin:choose-folder',
  showRejects: 'twin:show-rejects',
  printSheet: 'twin:print-sheet',
  connectMaps: 'twin:connect-maps',
  chooseMap: 'twin:choose-map',
  removeMap: 'twin:remove-map',
} as const;

/** What the page must know before it asks anything. */
export interface WindowArguments {
  readonly mode: Mode;
  readonly language: Language;
  readonly pictures: boolean;
}

const PREFIX = '--twin-window=';

/** Writes the arguments for `webPreferences.additionalArguments`. */
export function writeWindowArguments(given: WindowArguments): string[] {
  return [`${PREFIX}${given.mode},${given.language},${given.pictures ? 'pictures' : 'window'}`];
}

/** Reads them back in the preload script. */
export function readWindowArguments(argv: readonly string[]): WindowArguments {
  const [mode, language, purpose] = (argv.find((argument) => argument.startsWith(PREFIX)) ?? '')
    .slice(PREFIX.length)
    .split(',');
  return {
    mode: MODES.find((name) => name === mode) ?? 'analyst',
    language: LANGUAGES.find((name) => name === language) ?? 'zh-CN',
    pictures: purpose === 'pictures',
  };
}
