import type { Geometry, Position } from './export-geometry.ts';
import type { Exported, Feature } from './exports.ts';

/** A result as KML 2.2: each feature a placemark with its attributes; heights are above the ground. */
export function kml(
  { title, words }: Pick<Exported, 'title' | 'words'>,
  features: readonly Feature[],
): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
    `<name>${escaped(title)}</name><description>${escaped(words.source)}</description>`,
    ...features.map(placemark),
    '</Document></kml>',
  ].join('\n');
}

function placemark({ properties, geometry }: Feature): string {
  const { name, kind: _kind, ...attributes } = properties;
  const data = Object.entries(attributes).map(
    ([key, value]) =>
      `<Data name="${escaped(key)}"><value>${escaped(String(value ?? ''))}</value></Data>`,
  );
  return [
    `<Placemark><name>${escaped(String(name))}</name>`,
    `<ExtendedData>${data.join('')}</ExtendedData>`,
    geometry ? shape(geometry) : '',
    '</Placemark>',
  ].join('\n');
}

function shape(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return `<Point>${heights([geometry.coordinates])}${list([geometry.coordinates])}</Point>`;
    case 'LineString':
      return `<LineString>${heights(geometry.coordinates)}${list(geometry.coordinates)}</LineString>`;
    case 'Polygon':
      return polygon(geometry.coordinates);
    case 'MultiPolygon':
      return `<MultiGeometry>${geometry.coordinates.map(polygon).join('')}</MultiGeometry>`;
  }
}

/** Positions without a height lie on the ground, which is what KML takes them for. */
function heights(positions: readonly Position[]): string {
  const inSpace = positions.some((position) => position.length > 2);
  return inSpace ? '<altitudeMode>relativeToGround</altitudeMode>' : '';
}

function polygon(rings: readonly (readonly Position[])[]): string {
  const boundaries = rings.map((ring, at) => {
    const name = at === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs';
    return `<${name}><LinearRing>${list(ring)}</LinearRing></${name}>`;
  });
  return `<Polygon>${boundaries.join('')}</Polygon>`;
}

function list(positions: readonly Position[]): string {
  return `<coordinates>${positions.map((at) => at.join(',')).join(' ')}</coordinates>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
