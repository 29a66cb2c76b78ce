import { checkCode } from '../contract/check-codes.ts';
import type { FindingLine } from '../contract/findings.ts';
import { sentenceText } from '../contract/sentence.ts';
import type { FileReport } from '../importers/import-report.ts';

/**
 * What was found in a file, the most frequent first: how many rows each check refused or marked, what it says, and the first
 * `most` of them.
 */
export function findingLines(
  { refusals, flags, examples }: Pick<FileReport, 'refusals' | 'flags' | 'examples'>,
  most: number,
): string[] {
  return [
    ...checkLines('refused', refusals, examples.refused, most),
    ...checkLines('marked', flags, examples.marked, most),
  ];
}

function checkLines(
  state: 'refused' | 'marked',
  counts: Readonly<Record<string, number>>,
  examples: readonly FindingLine[],
  most: number,
): string[] {
  const sorted = Object.entries(counts).sort(([, one], [, other]) => other - one);
  return sorted.flatMap(([code, rows]) => {
    const own = examples.filter((line) => line.code === code).slice(0, most);
    return [`  ${state} ${code} ${rows}: ${checkCode(code)?.en ?? ''}`, ...own.map(exampleLine)];
  });
}

function exampleLine({ line, column, value, sentence }: FindingLine): string {
  const cell = [column, value].filter(Boolean).join(': ');
  const said = sentence ? sentenceText(sentence) : '';
  return `    line ${line}  ${[cell, said].filter(Boolean).join('  ')}`.trimEnd();
}
