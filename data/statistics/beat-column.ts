import { beatBook } from '../beats/beats.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { CodeColumn } from './columns.ts';
import type { ComputedColumn } from './fact.ts';
import type { FactTable } from './fact-table.ts';

/** 责任区 of a row, by the building it lies in. */
export function beatColumn(): ComputedColumn {
  return { kind: 'code', needs: ['building'], compute };
}

async function compute(table: FactTable, snapshot: OpenSnapshot): Promise<CodeColumn> {
  const book = await beatBook({ snapshot });
  const codeOf = new Map(book.beats.map(({ code }, at) => [code, at + 1]));
  const building = table.codes('building');
  const ofBuilding = new Uint16Array(building.size);
  for (let code = 1; code < building.size; code++)
    ofBuilding[code] = codeOf.get(book.of(code - 1)?.code ?? '') ?? 0;
  const codes = new Uint16Array(table.length);
  for (let at = 0; at < codes.length; at++) codes[at] = ofBuilding[building.codes[at]!]!;
  const keys = ['', ...book.beats.map(({ code }) => code)];
  return { kind: 'code', codes, keys, size: keys.length };
}

/** Names of beats by their codes. */
export async function beatTitles(
  snapshot: OpenSnapshot,
): Promise<(code: string) => string | undefined> {
  const book = await beatBook({ snapshot });
  return (code) => book.find(code)?.name;
}
