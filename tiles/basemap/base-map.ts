import { GROUND_CLASS, GROUND_KIND_PROPERTY, GROUND_KINDS } from '../../contract/tiles.ts';
import type { Bounds, Point } from '../geometry/polygon.ts';
import { repairFootprint } from '../geometry/repair-footprint.ts';
import { addSurface } from '../build/solids.ts';
import { MeshBuilder } from '../gltf/mesh.ts';
import type { PropertyTable } from '../gltf/property-table.ts';
import { writeGlb } from '../gltf/write-glb.ts';
import { boundaryLines } from './boundary-lines.ts';
import type { BaseMapFeature, BaseMapInput } from './read-base-map.ts';
import { addLine, addRibbon } from './ribbon.ts';

export type GroundKind = (typeof GROUND_KINDS)[number];

/** Each kind lies this much above the one before; the last at z = 0. */
const LAYER_METRES = 0.05;
export const LOWEST_LAYER_METRES = -LAYER_METRES * (GROUND_KINDS.length - 1);
/** Land beyond the box, for the shader to fade. */
export const LAND_MARGIN_METRES = 12000;
const LAND_SQUARES = 8;
const WATER_EDGE_METRES = 3;
/** Outlines of water and green lose corners nearer to a straight line than this. */
const OUTLINE_METRES = 0.6;

/** Metres of a road without a width of its own. */
export const ROAD_WIDTHS: Readonly<Partial<Record<GroundKind, number>>> = {
  trunk: 40,
  secondary: 26,
  branch: 14,
  lane: 5,
  rail: 8,
  bridge: 20,
};

/** The ground as one mesh, one draw call. `box` is the district box in the tile frame. */
export function baseMapGlb(input: BaseMapInput, box: Bounds): Uint8Array {
  const ground = new Ground();
  ground.addLand(box);
  for (const feature of input.features) ground.add(feature);
  for (const { level, path } of boundaryLines(input.areas))
    ground.addBoundary(`${level}-line`, path);
  return ground.glb();
}

class Ground {
  readonly #mesh = new MeshBuilder(true);
  /** Kinds in the order of their first use: every row of the table is used. */
  readonly #kinds: GroundKind[] = [];

  addLand({ west, south, east, north }: Bounds): void {
    const [x0, y0] = [west - LAND_MARGIN_METRES, south - LAND_MARGIN_METRES];
    const [stepX, stepY] = [
      (east - west + 2 * LAND_MARGIN_METRES) / LAND_SQUARES,
      (north - south + 2 * LAND_MARGIN_METRES) / LAND_SQUARES,
    ];
    for (let column = 0; column < LAND_SQUARES; column++) {
      for (let row = 0; row < LAND_SQUARES; row++) {
        const [x, y] = [x0 + column * stepX, y0 + row * stepY];
        const outer: Point[] = [
          [x, y],
          [x + stepX, y],
          [x + stepX, y + stepY],
          [x, y + stepY],
        ];
        this.#surface('land', outer, []);
      }
    }
  }

  add(feature: BaseMapFeature): void {
    if (feature.kind === 'road') this.#addRoad(feature);
    if (feature.kind === 'water') this.#addArea(feature, 'water', WATER_EDGE_METRES);
    if (feature.kind === 'green') this.#addArea(feature, 'green', 0);
  }

  addBoundary(kind: GroundKind, path: readonly Point[]): void {
    addLine(this.#mesh, path, this.#row(kind), layerHeight(kind));
  }

  glb(): Uint8Array {
    return writeGlb(this.#mesh.build(), groundTable(this.#kinds), { doubleSided: true });
  }

  #addArea({ shapes }: BaseMapFeature, kind: GroundKind, edgeMetres: number): void {
    for (const polygon of shapes.flatMap((rings) => repairedArea(rings))) {
      this.#surface(kind, polygon.outer, polygon.holes);
      if (edgeMetres === 0) continue;
      for (const ring of [polygon.outer, ...polygon.holes]) {
        const style = { height: layerHeight('edge'), widthMetres: edgeMetres, closed: true };
        addRibbon(this.#mesh, ring, { ...style, feature: this.#row('edge') });
      }
    }
  }

  #addRoad({ shapes, featureClass, widthMetres }: BaseMapFeature): void {
    const kind = roadKind(featureClass);
    const width = widthMetres && widthMetres > 0 ? widthMetres : (ROAD_WIDTHS[kind] ?? 8);
    const style = { feature: this.#row(kind), height: layerHeight(kind), widthMetres: width };
    const squareEnds = kind !== 'bridge' && kind !== 'rail';
    for (const path of shapes.flat())
      addRibbon(this.#mesh, path, { ...style, closed: false, squareEnds });
  }

  #surface(kind: GroundKind, outer: readonly Point[], holes: readonly (readonly Point[])[]): void {
    addSurface(this.#mesh, this.#row(kind), { outer, holes }, layerHeight(kind));
  }

  #row(kind: GroundKind): number {
    const known = this.#kinds.indexOf(kind);
    return known >= 0 ? known : this.#kinds.push(kind) - 1;
  }
}

/** Polygons of water or green: they may be wider than any building, so only their crossings are repaired. */
export function repairedArea(rings: readonly (readonly Point[])[]) {
  const limits = { widestMetres: Infinity, mostCorners: 0, simplifyMetres: OUTLINE_METRES };
  return repairFootprint(rings, limits).polygons;
}

/** The ground kind of a road class; unknown classes are branches. */
export function roadKind(featureClass: string): GroundKind {
  const known = GROUND_KINDS.find((kind) => kind === featureClass);
  return known && ROAD_WIDTHS[known] !== undefined ? known : 'branch';
}

/** Height of a kind in the tile frame, metres. */
export function layerHeight(kind: GroundKind): number {
  return LOWEST_LAYER_METRES + LAYER_METRES * GROUND_KINDS.indexOf(kind);
}

/** The property table of ground content: a row a kind. */
export function groundTable(kinds: readonly GroundKind[]): PropertyTable {
  const values = kinds.map((kind) => GROUND_KINDS.indexOf(kind));
  return {
    className: GROUND_CLASS,
    columns: [{ name: GROUND_KIND_PROPERTY, type: 'UINT8', values }],
  };
}
