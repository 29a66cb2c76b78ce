import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CHECK_CODES, checkCode } from '../contract/check-codes.ts';

/** Words in capitals that are no check codes: field names of Shapefiles. */
const FIELD_NAMES = ['BLDG_ID'];
/** Reasons why something was matched or judged so, and findings on drafts, are not given to rows of an import. */
const OTHER_WORDS = /^(addresses|queries|economy|drafts|testing)\//;

/** A quoted word in capitals with an underscore, and what stands after `code:`. */
const CODE = /'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)'|code: '([A-Z]+)'|^\s+'(RANGE)',?$/gm;

function emittedCodes(): string[] {
  const folders = ['importers', 'data'].map((name) =>
    fileURLToPath(new URL(`../${name}/`, import.meta.url)),
  );
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?<!\.test)\.ts$/.test(name) && !OTHER_WORDS.test(name))
      .map((name) => `${folder}${name}`),
  );
  const found = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(CODE)].map((match) => match[1] ?? match[2] ?? match[3]),
  );
  return [...new Set(found)].filter(
    (name) => name !== undefined && !FIELD_NAMES.includes(name),
  ) as string[];
}

test('every code an importer or a build gives has its words', () => {
  const emitted = emittedCodes();
  expect(emitted).toEqual(
    expect.arrayContaining(['HEIGHT_ESTIMATED', 'REQUIRED', 'DUPLICATE_KEY']),
  );
  expect(emitted.filter((name) => !checkCode(name))).toEqual([]);
});

test('words are sentences of their language', () => {
  for (const { zh, en } of Object.values(CHECK_CODES)) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[\x20-\x7e’]+$/);
  }
});
