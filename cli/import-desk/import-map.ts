import { areSameHeaders, type FileChoice, type SavedMapping } from '../../contract/imports.ts';
import { ruleFor, type ImportMap, type MapRule } from '../../importers/mapping.ts';
import type { CandidateFile } from '../../importers/source-files.ts';

/** What a person said here about files, and what was kept from earlier deliveries. */
export interface Choices {
  readonly choices: readonly FileChoice[];
  readonly saved: readonly SavedMapping[];
}

/** One rule a file: what was said here, over what was kept for files of that name; and what was kept for files with the same headers. */
export function importMap(files: readonly CandidateFile[], given: Choices): ImportMap | undefined {
  const rules = files.flatMap(({ name }) => {
    const choice = given.choices.find((each) => each.name === name);
    const saved = savedFor(given.saved, name);
    return choice || saved ? [ruleOf(name, choice, saved)] : [];
  });
  const alike = given.saved.flatMap((saved) =>
    saved.headers ? [{ headers: saved.headers, rule: ruleOf(saved.match, undefined, saved) }] : [],
  );
  return rules.length + alike.length === 0 ? undefined : { files: rules, alike };
}

/** The mapping kept for files of this name, or with these headers. */
export function savedFor(
  saved: readonly SavedMapping[],
  name: string,
  headers: readonly string[] = [],
): SavedMapping | undefined {
  const named = saved.find(({ match }) => ruleFor({ files: [asRule(match)] }, name) !== undefined);
  return named ?? saved.find((each) => each.headers && areSameHeaders(each.headers, headers));
}

function asRule(match: string): MapRule {
  return { match, columns: {}, defaults: {} };
}

function ruleOf(
  name: string,
  choice: FileChoice | undefined,
  saved: SavedMapping | undefined,
): MapRule {
  const table = choice?.table ?? saved?.table;
  const crs = choice?.crs ?? saved?.crs;
  const secrecy = choice?.secrecy ?? saved?.secrecy;
  const madeCodes = choice?.madeCodes ?? saved?.madeCodes;
  return {
    match: name,
    columns: { ...saved?.columns, ...choice?.columns },
    defaults: { ...saved?.defaults, ...choice?.defaults },
    ...(table ? { table } : {}),
    ...(crs ? { crs } : {}),
    ...(choice?.asOf ? { asOf: choice.asOf } : {}),
    ...(secrecy ? { secrecy } : {}),
    ...(madeCodes ? { madeCodes } : {}),
    ...(choice?.ignore ? { ignore: true } : {}),
  };
}
