import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ERROR_WORDS_ZH } from '../contract/error-words.ts';
import { fromErrorShape, toErrorShape, TwinError } from '../contract/errors.ts';
import { say, sentenceText, word } from '../contract/sentence.ts';
import { SENTENCES_ZH } from '../contract/words.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LAYERS = ['contract', 'data', 'importers', 'tiles', 'cli', 'electron', 'renderer/scene'];

/** Templates of every say`…` in a source, placeholders numbered as `say` numbers them. */
function templatesOf(source: string): string[] {
  const found: string[] = [];
  for (let at = source.indexOf('say`'); at >= 0; at = source.indexOf('say`', at + 4))
    found.push(readTemplate(source, at + 4));
  return found;
}

function readTemplate(source: string, start: number): string {
  let text = '';
  let count = 0;
  for (let at = start; source[at] !== '`'; at += 1) {
    if (source[at] === '\\') text += source[(at += 1)];
    else if (source.startsWith('${', at)) {
      at = endOfValue(source, at + 2);
      text += `{${count++}}`;
    } else text += source[at];
  }
  return text;
}

/** Where the brace closes; strings inside may hold braces and templates of their own. */
function endOfValue(source: string, start: number): number {
  for (let at = start, depth = 1; ; at += 1) {
    const sign = source[at] ?? '}';
    if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (sign === "'" || sign === '`') at = endOfString(source, at + 1, sign);
    if (depth === 0 || at >= source.length) return at;
  }
}

function endOfString(source: string, start: number, quote: string): number {
  for (let at = start; ; at += 1) {
    if (source[at] === quote || at >= source.length) return at;
    if (source[at] === '\\') at += 1;
    else if (quote === '`' && source.startsWith('${', at)) at = endOfValue(source, at + 2);
  }
}

function wordsOf(source: string): string[] {
  return [...source.matchAll(/\bword\(\s*'([^']+)'/g)].map((match) => match[1] as string);
}

async function allTemplates(): Promise<Map<string, string>> {
  const templates = new Map<string, string>();
  for (const layer of LAYERS) {
    for (const file of await readdir(path.join(ROOT, layer), { recursive: true })) {
      if (
        !/\.tsx?$/.test(file) ||
        /\.test\.tsx?$/.test(file) ||
        ['sentence.ts', 'error-words.ts', 'row-words.ts', 'desk-words.ts'].includes(file)
      )
        continue;
      const source = await readFile(path.join(ROOT, layer, file), 'utf8');
      for (const template of [...templatesOf(source), ...wordsOf(source)])
        templates.set(template, `${layer}/${file}`);
    }
  }
  return templates;
}

describe('sentences of errors and of rows', () => {
  it('every one has a Chinese with the same values', async () => {
    const templates = await allTemplates();
    expect(templates.size).toBeGreaterThan(100);
    const values = (text: string | undefined) => [...new Set(text?.match(/\{\d+\}/g))].sort();
    const lacking = [...templates].filter(([template]) => {
      const zh = SENTENCES_ZH[template];
      return zh === undefined || String(values(zh)) !== String(values(template));
    });
    expect(lacking).toEqual([]);
  });

  it('no Chinese is left of a sentence that nobody says', async () => {
    const templates = await allTemplates();
    const words = ['building', 'room', 'unit', '{0}, {1}'];
    const idle = Object.keys(SENTENCES_ZH).filter(
      (template) => !templates.has(template) && !words.includes(template),
    );
    expect(idle).toEqual([]);
  });

  it('read in English and in Chinese, sentences inside sentences too', () => {
    const said = say`Snapshot ${'s1'} has no ${word('room')} ${say`in slot ${7}`}. It may have gone with a refresh; search for it again.`;
    expect(sentenceText(said)).toContain('Snapshot s1 has no room in slot 7.');
    expect(sentenceText(said, ERROR_WORDS_ZH)).toBe(
      '快照 s1 里没有房间 （内部编号 7）。可能已随更新撤销，请重新搜索。',
    );
  });

  it('keep their values over a port, and a value that looks like a placeholder stays', () => {
    const shape = toErrorShape(
      new TwinError(
        'not-found',
        say`There is no snapshot ${'{0}'} any more. Choose another one from the list.`,
      ),
    );
    expect(shape.sentence).toContain('no snapshot {0} any more');
    expect(toErrorShape(fromErrorShape(structuredClone(shape)))).toEqual(shape);
  });
});
