import { writeFile } from 'node:fs/promises';

export interface GeoFeature {
  readonly geometry: {
    readonly type: 'MultiPolygon' | 'MultiLineString' | 'Polygon' | 'Point';
    readonly coordinates: unknown;
  };
  readonly properties: Readonly<Record<string, string | number | null>>;
}

/** Writes a FeatureCollection, one feature a line. */
export async function writeGeoJson(
  path: string,
  name: string,
  features: readonly GeoFeature[],
): Promise<void> {
  const lines = features.map(({ properties, geometry }) =>
    JSON.stringify({ type: 'Feature', properties, geometry }),
  );
  await writeFile(
    path,
    `{"type":"FeatureCollection","name":${JSON.stringify(name)},"features":[\n${lines.join(',\n')}\n]}\n`,
  );
}
