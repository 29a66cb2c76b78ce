import type { HostClient } from '../../../contract/host.ts';
import { localFrame } from '../../../contract/local-frame.ts';
import type { DistrictProfile } from '../../../contract/profile.ts';
import { withoutFormula } from '../../../contract/sheet-text.ts';
import type { ToolResult } from '../../../contract/tools.ts';
import type { Outcome } from '../../scene/tools/outcomes.ts';
import { regionPolygons } from '../../scene/tools/region-rings.ts';
import { type Line, linesOf } from './result-lines.ts';
import type { ExportWords } from './use-picture.ts';

export type ExportFormat = 'geojson' | 'csv' | 'kml';

/** What an export is made of. */
export interface Exported {
  readonly host: HostClient;
  readonly box: DistrictProfile['box'];
  readonly result: ToolResult;
  readonly outcome: Outcome;
  readonly title: string;
  readonly words: ExportWords;
}

type Geometry = { readonly type: string; readonly coordinates: unknown };

/** A result as a file: its geometry and its figures with units, and where the figures come from. */
export async function exportFile(exported: Exported, format: ExportFormat) {
  const { title, words } = exported;
  const lines = await linesOf(exported);
  const geometry = geometryOf(exported);
  const name = `${title.replace(/[\\/:*?"<>|]/g, '-')}.${format}`;
  if (format === 'csv') return { name, type: 'text/csv', text: csv(lines, words.source) };
  return format === 'geojson'
    ? { name, type: 'application/geo+json', text: geoJson(exported, lines, geometry) }
    : { name, type: 'application/vnd.google-earth.kml+xml', text: kml(exported, lines, geometry) };
}

/** With a byte order mark, so that Excel reads Chinese; formulas made harmless. */
export function csv(lines: readonly Line[], source: string): string {
  const cell = (value: string | number | null) =>
    `"${withoutFormula(value === null ? '' : String(value)).replaceAll('"', '""')}"`;
  const rows = [...lines.map((line) => [line.term, line.value, line.unit]), [source, '', '']];
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function geoJson(
  { title, words, result }: Exported,
  lines: readonly Line[],
  geometry: Geometry | null,
) {
  const properties = {
    name: title,
    kind: result.kind,
    source: words.source,
    figures: lines,
  };
  const features = [{ type: 'Feature', properties, geometry }];
  return JSON.stringify({ type: 'FeatureCollection', features }, null, 1);
}

function geometryOf({ result, outcome, box }: Exported): Geometry | null {
  if (result.kind === 'sunlight') return null;
  if (result.kind === 'viewshed') return { type: 'Point', coordinates: result.points[0] };
  if (result.kind === 'region') {
    const basis = outcome.kind === 'region' ? outcome.summary.basis : [];
    return {
      type: 'MultiPolygon',
      coordinates: regionPolygons(localFrame(box), result.region, basis),
    };
  }
  if (result.kind === 'area')
    return { type: 'Polygon', coordinates: [[...result.points, result.points[0]]] };
  return result.points.length === 1
    ? { type: 'Point', coordinates: result.points[0] }
    : { type: 'LineString', coordinates: result.points };
}

function kml(
  { title, words }: Exported,
  lines: readonly Line[],
  geometry: Geometry | null,
): string {
  const text = lines.map(({ term, value, unit }) => `${term} ${value ?? ''} ${unit}`).join('\n');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
    `<name>${escaped(title)}</name><description>${escaped(words.source)}</description>`,
    `<Placemark><name>${escaped(title)}</name><description>${escaped(text)}</description>`,
    geometry ? kmlGeometry(geometry) : '',
    '</Placemark></Document></kml>',
  ].join('\n');
}

type Position = readonly number[];

function kmlGeometry({ type, coordinates }: Geometry): string {
  const list = (positions: readonly Position[]) =>
    `<coordinates>${positions.map((at) => at.join(',')).join(' ')}</coordinates>`;
  const polygon = (rings: readonly (readonly Position[])[]) =>
    `<Polygon>${rings
      .map((ring, at) => {
        const boundary = at === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs';
        return `<${boundary}><LinearRing>${list(ring)}</LinearRing></${boundary}>`;
      })
      .join('')}</Polygon>`;
  switch (type) {
    case 'Point':
      return `<Point>${list([coordinates as Position])}</Point>`;
    case 'LineString':
      return `<LineString>${list(coordinates as Position[])}</LineString>`;
    case 'Polygon':
      return polygon(coordinates as Position[][]);
    default:
      return `<MultiGeometry>${(coordinates as Position[][][]).map(polygon).join('')}</MultiGeometry>`;
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
