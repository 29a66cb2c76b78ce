import type { ShapeNote } from '../contract/shape-notes.ts';
import { sentenceText } from '../contract/sentence.ts';
import type { SourceFileRecord } from '../data/snapshot/manifest.ts';
import type { TileReport } from '../tiles/build/tile-report.ts';

/** A tile build whose notes say from which file and line a shape came. */
export type PlacedTileReport = Omit<TileReport, 'notes'> & { readonly notes: readonly ShapeNote[] };

/** Names the files of a tile build's notes: footprints repaired, shapes and rooms left out. */
export function placeNotes(
  report: TileReport,
  sources: readonly Pick<SourceFileRecord, 'table' | 'fileId' | 'name'>[],
): PlacedTileReport {
  const names = new Map(sources.map(({ table, fileId, name }) => [`${table} ${fileId}`, name]));
  const notes = report.notes.map(({ building, code, sentence, source }) => ({
    building,
    code,
    sentence,
    file: (source && names.get(`${source.table} ${source.fileId}`)) ?? null,
    line: source?.line ?? null,
  }));
  return { ...report, notes };
}

/** A note for people: building, what became of it, file and line. */
export function noteLine({ building, sentence, file, line }: ShapeNote): string {
  const from = file === null ? '' : ` (${file}, line ${line})`;
  return `building ${building}: ${sentenceText(sentence)}${from}`;
}

/** The first note of each kind on each building, with how many more there are like it. */
export function alikeNotes(
  notes: readonly ShapeNote[],
): { readonly note: ShapeNote; readonly more: number }[] {
  const alike = new Map<string, { note: ShapeNote; more: number }>();
  for (const note of notes) {
    const key = `${note.code} ${note.building}`;
    const known = alike.get(key);
    if (known) known.more += 1;
    else alike.set(key, { note, more: 0 });
  }
  return [...alike.values()];
}

/** Keys named of each kind of note; the others are counted. */
const NAMED = 10;

/** How many shapes have each kind of note, and the buildings they belong to. */
export function shapeLines(notes: readonly ShapeNote[]): string[] {
  const kinds = [...new Set(notes.map(({ code }) => code))];
  return kinds.map((kind) => {
    const own = notes.filter(({ code }) => code === kind);
    const buildings = [...new Set(own.map(({ building }) => building))];
    const rest = buildings.length - NAMED;
    const named = buildings.slice(0, NAMED).join(', ');
    return `shapes: ${kind} ${own.length} of buildings ${named}${rest > 0 ? ` and ${rest} more` : ''}`;
  });
}
