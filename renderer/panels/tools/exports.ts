import type { HostClient } from '../../../contract/host.ts';
import type { DistrictProfile } from '../../../contract/profile.ts';
import { withoutFormula } from '../../../contract/sheet-text.ts';
import type { ToolResult } from '../../../contract/tools.ts';
import type { Outcome } from '../../scene/tools/outcomes.ts';
import { type Geometry, geometryOf } from './export-geometry.ts';
import { kml } from './export-kml.ts';
import { type Line, linesOf } from './result-lines.ts';
import type { ExportWords } from './use-picture.ts';

export const EXPORT_FORMATS = ['geojson', 'csv', 'kml'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Formats as menus name them. */
export const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = {
  geojson: 'GeoJSON',
  csv: 'CSV',
  kml: 'KML',
};

/** What an export is made of. */
export interface Exported {
  readonly host: Pick<HostClient, 'call'>;
  readonly box: DistrictProfile['box'];
  readonly result: ToolResult;
  readonly outcome: Outcome;
  readonly title: string;
  readonly words: ExportWords;
}

/** A feature of RFC 7946. */
export interface Feature {
  readonly type: 'Feature';
  readonly properties: Readonly<Record<string, string | number | null>>;
  readonly geometry: Geometry | null;
}

/** A result as a file: its geometry and its figures with units, coordinate system, and where the figures come from. */
export async function exportFile(exported: Exported, format: ExportFormat) {
  const { title, words } = exported;
  const lines = await linesOf(exported);
  return fileOf({ title, words }, format, {
    csv: () => csv(lines, words),
    features: () => featuresOf(exported, lines),
  });
}

/** A file of a format; its name is the title without what file systems refuse. */
export function fileOf(
  head: Pick<Exported, 'title' | 'words'>,
  format: ExportFormat,
  content: { readonly csv: () => string; readonly features: () => readonly Feature[] },
): { readonly name: string; readonly type: string; readonly text: string } {
  const name = `${head.title.replace(/[\\/:*?"<>|]/g, '-')}.${format}`;
  if (format === 'csv') return { name, type: 'text/csv', text: content.csv() };
  return format === 'geojson'
    ? { name, type: 'application/geo+json', text: geoJson(head.title, content.features()) }
    : {
        name,
        type: 'application/vnd.google-earth.kml+xml',
        text: kml(head, content.features()),
      };
}

/** A table with a head, ended by coordinate system and source. */
export function csv(lines: readonly Line[], { t, source }: ExportWords): string {
  const word = (name: 'item' | 'value' | 'unit' | 'building' | 'longitude' | 'latitude') =>
    t(`sceneTools.export.${name}`);
  const head = [
    word('item'),
    word('value'),
    word('unit'),
    word('building'),
    `${word('longitude')} (°)`,
    `${word('latitude')} (°)`,
  ];
  const rows = [
    head,
    ...lines.map((line) => [line.term, line.value, line.unit, line.buildingId, ...pointOf(line)]),
    [t('sceneTools.export.crs'), t('sceneTools.export.crsText')],
    [t('sceneTools.export.source'), source],
  ];
  return table(rows);
}

/** Rows as CSV with a byte order mark for Excel, all as wide as the first, formulas made harmless. */
export function table(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  const cells = rows.map((row) => rows[0]?.map((_, at) => cell(row[at] ?? null)).join(','));
  return `\ufeff${cells.join('\r\n')}\r\n`;
}

function pointOf({ at }: Line): readonly (number | undefined)[] {
  return at?.type === 'Point' ? at.coordinates.slice(0, 2) : [];
}

function cell(value: string | number | null): string {
  return `"${withoutFormula(value === null ? '' : String(value)).replaceAll('"', '""')}"`;
}

/** The result itself with its figures as attributes, and whatever it names that has a place of its own. */
function featuresOf(exported: Exported, lines: readonly Line[]): Feature[] {
  const { title, words, result } = exported;
  const { t } = words;
  const attribute = ({ term, unit }: Line) => (unit === '' ? term : `${term} (${unit})`);
  const own = lines.filter((line) => line.at === undefined && line.buildingId === undefined);
  const named = lines.filter((line) => line.at !== undefined || line.buildingId !== undefined);
  const always = {
    [t('sceneTools.export.crs')]: t('sceneTools.export.crsText'),
    [t('sceneTools.export.source')]: words.source,
  };
  return [
    {
      type: 'Feature',
      properties: {
        name: title,
        kind: result.kind,
        ...Object.fromEntries(own.map((line) => [attribute(line), line.value])),
        ...always,
      },
      geometry: geometryOf(exported),
    },
    ...named.map(
      (line): Feature => ({
        type: 'Feature',
        properties: {
          name: line.term,
          kind: `${result.kind}-part`,
          [t('sceneTools.export.building')]: line.buildingId ?? null,
          ...(line.value !== null && {
            [attribute({ ...line, term: t('sceneTools.export.value') })]: line.value,
          }),
          ...always,
        },
        geometry: line.at ?? null,
      }),
    ),
  ];
}

function geoJson(title: string, features: readonly Feature[]): string {
  return JSON.stringify({ type: 'FeatureCollection', name: title, features }, null, 1);
}
