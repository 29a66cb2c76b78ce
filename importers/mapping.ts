import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { TwinError } from '../contract/errors.ts';
import { areSameHeaders } from '../contract/imports.ts';
import { secrecySchema } from '../contract/secrecy.ts';
import { say } from '../contract/sentence.ts';
import { TABLES } from '../contract/schema/index.ts';
import { withoutMark } from './byte-order-mark.ts';
import { crsName } from './crs/systems.ts';
import { unitOf } from './units.ts';

const ruleSchema = z.strictObject({
  /** File name with `*`, or a path below the imported folder. */
  match: z.string().min(1),
  /** Table the file feeds, e.g. `building`. */
  table: z.string().optional(),
  /** Column of the file → field of the table; null leaves the column out on purpose. */
  columns: z.record(z.string(), z.string().nullable()).default({}),
  /** e.g. `EPSG:4549`, `GCJ-02`. */
  crs: z.string().optional(),
  /** Field → value for rows that have none. */
  defaults: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  /** Field → unit of its column where the header names none, e.g. `万元`. */
  units: z.record(z.string(), z.string()).optional(),
  /** Components without 部件标识码 get one made of type and place, and are marked (推算). */
  madeCodes: z.boolean().optional(),
  /** `YYYY-MM-DD`: the date the department cut the export. */
  asOf: z.iso.date().optional(),
  /** 密级 of the file; never lowers what the file states itself. */
  secrecy: secrecySchema.optional(),
  /** Leave the file out. */
  ignore: z.boolean().optional(),
});

const mapSchema = z.strictObject({ files: z.array(ruleSchema).min(1) });

export type MapRule = z.infer<typeof ruleSchema>;
/** `alike` has rules for files by their headers, which a kept mapping has and a map file has not. */
export type ImportMap = z.infer<typeof mapSchema> & { readonly alike?: readonly HeaderRule[] };

/** What holds for every file that has these very headers. */
export interface HeaderRule {
  readonly headers: readonly string[];
  readonly rule: MapRule;
}

/** Reads a map file (对照表). Errors: `invalid` with what is wrong, `not-found`. */
export async function loadImportMap(path: string): Promise<ImportMap> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new TwinError(
      'not-found',
      say`The map file ${path} cannot be read.`,
      { file: path },
      error,
    );
  });
  const parsed = mapSchema.safeParse(parseJson(path, text));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalid(path, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  parsed.data.files.forEach((rule) => {
    checkRule(path, rule);
  });
  return parsed.data;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(withoutMark(text));
  } catch (error) {
    throw invalid(path, (error as Error).message);
  }
}

function checkRule(path: string, rule: MapRule): void {
  if (rule.crs !== undefined && !crsName(rule.crs))
    throw invalid(path, `no coordinate system is called ${rule.crs}`);
  const unit = Object.values(rule.units ?? {}).find((text) => !unitOf(text));
  if (unit !== undefined) throw invalid(path, `no unit is called ${unit}`);
  const specs = TABLES.filter(
    (table) => rule.table === undefined || tablesOf(rule.table).includes(table.name),
  );
  if (specs.length === 0) throw invalid(path, `no table is called ${rule.table ?? ''}`);
  const fields = [
    ...Object.values(rule.columns),
    ...Object.keys(rule.defaults),
    ...Object.keys(rule.units ?? {}),
  ].filter((field) => field !== null);
  const unknown = fields.find((field) => !specs.some((table) => field in table.columns));
  if (unknown !== undefined) throw invalid(path, `no field is called ${unknown}`);
}

/** A building's file also feeds its parts. */
function tablesOf(name: string): string[] {
  return name === 'building' ? ['building', 'building_part'] : [name];
}

function invalid(path: string, what: string): TwinError {
  return new TwinError(
    'invalid',
    say`The map file ${path} is not valid (${what}). Correct it and import again.`,
    { file: path },
  );
}

/** The first rule whose pattern the file's name or relative path meets. */
export function ruleFor(map: ImportMap | undefined, name: string): MapRule | undefined {
  return map?.files.find((rule) => meets(rule.match, name) || meets(rule.match, basename(name)));
}

/** The rule of a file: what is said of its name goes before what is said of files with its headers. */
export function ruleOfTable(
  map: ImportMap | undefined,
  byName: MapRule | undefined,
  headers: readonly string[],
): MapRule | undefined {
  const alike = map?.alike?.find((each) => areSameHeaders(each.headers, headers))?.rule;
  if (!alike || !byName) return byName ?? alike;
  return {
    ...alike,
    ...byName,
    columns: { ...alike.columns, ...byName.columns },
    defaults: { ...alike.defaults, ...byName.defaults },
  };
}

function meets(pattern: string, name: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`).test(name);
}
