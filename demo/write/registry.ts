import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { GridCell } from '../city/areas.ts';
import type { District } from '../city/district.ts';
import type { Polygon, WaterBody } from '../city/ground.ts';
import type { Road } from '../city/streets.ts';
import type { Plane, Point, Ring } from '../geometry/plane.ts';
import { centroid } from '../geometry/polygon.ts';
import { offsetLine } from '../geometry/line.ts';
import type { DemoPlan } from '../plan.ts';
import { writeGeoJson, type GeoFeature } from './geojson.ts';

const ROAD_TITLES = { trunk: '主干路', secondary: '次干路', branch: '支路', lane: '巷弄' } as const;
const WATER_TITLES = { river: '江河', canal: '河道', lake: '湖泊', pond: '池塘' } as const;

/** What stands in the registry's folder. */
export interface RegistryOutcome {
  /** Rows by file. */
  readonly files: Record<string, number>;
  /** Codes of cells planted on the ground of another, and of those in another community than their code says. */
  readonly grid: { readonly overlap: readonly string[]; readonly crosses: readonly string[] };
}

/** Writes the registry's folder: areas, grid cells, water, roads, green. */
export async function writeRegistry(
  folder: string,
  district: District,
  plan: DemoPlan,
): Promise<RegistryOutcome> {
  await mkdir(folder, { recursive: true });
  const wrong = wrongCells(district);
  const files: Record<string, GeoFeature[]> = {
    行政区划: areaFeatures(district),
    单元网格: gridFeatures([...district.cells, ...wrong], district.plane),
    水系: waterFeatures(district),
    道路: roadFeatures(district, plan),
    绿地: greenFeatures(district),
  };
  for (const [name, features] of Object.entries(files)) {
    await writeGeoJson(join(folder, `${name}.geojson`), name, features);
  }
  return {
    files: Object.fromEntries(
      Object.entries(files).map(([name, features]) => [
        `registry/${name}.geojson`,
        features.length,
      ]),
    ),
    grid: {
      overlap: wrong.map(({ code }) => code),
      crosses: wrong.slice(1).map(({ code }) => code),
    },
  };
}

/** Half as large and amid the first cell, and amid the first cell of another community under the code of its own. */
function wrongCells({ cells }: District): GridCell[] {
  const [first] = cells;
  const other = cells.find(({ communityCode }) => communityCode !== first?.communityCode);
  if (!first || !other) return [];
  const within = ({ ring }: GridCell): Ring => {
    const [x, y] = centroid(ring);
    return ring.map(([px, py]): Point => [(px + x) / 2, (py + y) / 2]);
  };
  return [
    { ...first, code: `${first.communityCode}998`, ring: within(first) },
    { ...first, code: `${first.communityCode}999`, ring: within(other) },
  ];
}

function areaFeatures({ areas, plane }: District): GeoFeature[] {
  return areas.map(({ level, code, name, parentCode, polygons, label }) => {
    const [longitude, latitude] = plane.toDegrees(label);
    return {
      properties: {
        级别: level,
        代码: code,
        名称: name,
        上级代码: parentCode,
        标注经度: longitude,
        标注纬度: latitude,
      },
      geometry: multiPolygon(polygons, plane),
    };
  });
}

function gridFeatures(cells: readonly GridCell[], plane: Plane): GeoFeature[] {
  return cells.map(({ code, communityCode, ring }) => ({
    properties: { 网格编码: code, 所属社区: communityCode },
    geometry: { type: 'Polygon', coordinates: [closedRing(ring, plane)] },
  }));
}

function waterFeatures({ ground, plane }: District): GeoFeature[] {
  const bodies: readonly WaterBody[] = [...ground.rivers, ground.lake, ...ground.canals];
  return bodies.map(({ name, class: waterClass, widthMetres, polygons }, index) => ({
    properties: {
      编号: numbered('SX', index),
      名称: name,
      类型: WATER_TITLES[waterClass],
      宽度: widthMetres ?? null,
    },
    geometry: multiPolygon(polygons, plane),
  }));
}

function roadFeatures({ streets, plane }: District, plan: DemoPlan): GeoFeature[] {
  const bridges = plan.bridges.map(({ name, widthMetres, line }) => ({
    name,
    widthMetres,
    title: '桥梁',
    line: line.map((at) => plane.toPlane(at)),
  }));
  const roads = streets.roads.map(({ tag, line }) => ({
    name: tag.name,
    widthMetres: tag.widthMetres,
    title: ROAD_TITLES[tag.roadClass ?? 'lane'] as string,
    line: line as readonly Point[],
  }));
  const rails = streets.rails.flatMap((rail) => railTracks(rail));
  return [...roads, ...bridges, ...rails].map(({ name, widthMetres, title, line }, index) => ({
    properties: { 编号: numbered('DL', index), 名称: name, 类型: title, 路宽: widthMetres },
    geometry: { type: 'MultiLineString', coordinates: [line.map((at) => plane.toDegrees(at))] },
  }));
}

function railTracks({
  tag,
  line,
}: Road): { name: string; widthMetres: number; title: string; line: readonly Point[] }[] {
  return [-4, 4].map((aside) => ({
    name: tag.name,
    widthMetres: 3,
    title: '铁路',
    line: offsetLine(line, aside),
  }));
}

function greenFeatures({ ground, blocks, fields: open, lawns, plane }: District): GeoFeature[] {
  const parks = blocks
    .filter((block) => block.kind === 'park')
    .map((block) => ({
      name: block.parkName ?? '',
      title: block.parkName ? '公园' : '绿化带',
      polygons: [[block.ring]],
    }));
  const fields = open.map((block) => ({ name: '', title: '绿化带', polygons: [[block.ring]] }));
  const islets = ground.lake.polygons[0]!.slice(1).map((ring) => ({
    name: '',
    title: '公园',
    polygons: [[[...ring].reverse()]],
  }));
  const banks = { name: '', title: '绿化带', polygons: ground.banks };
  const inner = lawns.map(({ name, ring }) => ({ name, title: '绿化带', polygons: [[ring]] }));
  return [...parks, ...fields, ...islets, banks, ...inner].map(
    ({ name, title, polygons }, index) => ({
      properties: { 编号: numbered('LD', index), 名称: name, 类型: title },
      geometry: multiPolygon(polygons, plane),
    }),
  );
}

function numbered(prefix: string, index: number): string {
  return prefix + String(index + 1).padStart(5, '0');
}

function multiPolygon(polygons: readonly Polygon[], plane: Plane): GeoFeature['geometry'] {
  return {
    type: 'MultiPolygon',
    coordinates: polygons.map((polygon) => polygon.map((ring) => closedRing(ring, plane))),
  };
}

function closedRing(ring: readonly Point[], plane: Plane): [number, number][] {
  const degrees = ring.map((at) => plane.toDegrees(at));
  return [...degrees, degrees[0]!];
}
