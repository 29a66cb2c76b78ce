import type { PicturePart, TableSpec } from '../../../contract/schema/table.ts';
import { quote } from '../../schema/ddl.ts';
import type { QueryContext } from '../context.ts';
import type { StoredRow } from '../records/record-row.ts';

/** When and by whom what a photograph shows was met or handled. */
export interface PictureMoment {
  readonly at: string | null;
  readonly who: string | null;
}

interface MomentSource {
  /** Columns of the record itself, the first that says anything. */
  readonly at: readonly string[];
  readonly who?: string;
  /** Steps of the record that tell more exactly, the last of them. */
  readonly steps?: { readonly table: string; readonly of: readonly string[] };
}

const ofCase = (...of: string[]) => ({ table: 'city.case_event', of });
const ofHazard = (...of: string[]) => ({ table: 'safety.hazard_event', of });

const SOURCES: Readonly<Record<string, Readonly<Partial<Record<PicturePart, MomentSource>>>>> = {
  city_case: {
    before: { at: ['report_at'], steps: ofCase('report') },
    after: {
      at: ['handled_at', 'checked_at', 'closed_at'],
      who: 'dept',
      steps: ofCase('feedback'),
    },
  },
  hazard: {
    before: { at: ['found_at'], steps: ofHazard('register') },
    after: { at: ['fixed_at', 'rechecked_at'], steps: ofHazard('apply') },
  },
  component: { state: { at: ['change_date', 'init_date'], who: 'keeper_name' } },
  inspection: { state: { at: ['inspected_at'], who: 'team' } },
};

/** The moment of each part of a record's photographs, from its steps, else from its own dates. */
export async function pictureMoment(
  context: QueryContext,
  table: TableSpec,
  row: StoredRow,
  part: PicturePart,
): Promise<PictureMoment> {
  const source = SOURCES[table.name]?.[part];
  if (!source) return { at: null, who: null };
  const step = await lastStep(context, table, row, source);
  const own = source.at.map((column) => row[column]).find((value) => typeof value === 'string');
  return {
    at: step?.at ?? textOf(own),
    who: step?.who ?? textOf(source.who === undefined ? null : row[source.who]),
  };
}

async function lastStep(
  { snapshot }: QueryContext,
  table: TableSpec,
  row: StoredRow,
  { steps }: MomentSource,
): Promise<PictureMoment | undefined> {
  const [key = ''] = table.naturalKey;
  if (!steps) return undefined;
  return snapshot.db.get<{ at: string; who: string | null }>(
    `SELECT at, actor AS who FROM ${steps.table}
     WHERE ${quote(key)} = ? AND step IN (SELECT value FROM json_each(?)) ORDER BY sequence DESC LIMIT 1`,
    [row[key] ?? null, JSON.stringify(steps.of)],
  );
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
