import {
  BoundingSphere,
  Color,
  ColorGeometryInstanceAttribute,
  ComponentDatatype,
  Geometry,
  GeometryAttribute,
  type GeometryAttributes,
  GeometryInstance,
  type Matrix4,
  PerInstanceColorAppearance,
  Primitive,
  PrimitiveType,
} from 'cesium';
import earcut from 'earcut';
import { ringsOf, type Solids } from './solids.ts';
import { type FacadeHours, facingOf } from './sunlight.ts';
import { wallsOf } from './walls.ts';

/** A shell stands this far off walls and roofs so that it never fights them for depth, metres. */
const OFF_METRES = 0.3;

/** Faces of one colour, triangles in the tile frame. */
export interface Shell {
  readonly colour: string;
  readonly alpha: number;
  /** x, y, z of three corners a triangle. */
  readonly corners: readonly number[];
  /** What a pick of it gives; a shell without it lets the pointer through. */
  readonly picked?: object;
}

/** Walls and roofs of buildings. */
export function buildingShell(
  solids: Solids,
  slots: ReadonlySet<number>,
  colour: string,
  alpha: number,
): Shell {
  const corners: number[] = [];
  solids.slots.forEach((slot, part) => {
    if (!slots.has(slot)) return;
    const [bottom, top] = [solids.bottoms[part] as number, solids.tops[part] as number];
    const rings = ringsOf(solids, part);
    for (const ring of rings) addWalls(corners, ring, bottom, top + OFF_METRES);
    addRoof(corners, rings, top + OFF_METRES);
  });
  return { colour, alpha, corners };
}

/** Walls of a floor, the uppermost with its roof: corners of triangles. */
export function floorShell(
  ring: readonly (readonly [number, number])[],
  bottom: number,
  top: number,
  hasRoof: boolean,
): number[] {
  const corners: number[] = [];
  addWalls(corners, ring, bottom, top);
  if (hasRoof) addRoof(corners, [ring], top);
  return corners;
}

/** What is left to see of buildings that are not there: faint bodies, and their edges as pairs of corners. */
export function buildingGhost(
  solids: Solids,
  slots: ReadonlySet<number>,
): { readonly body: Shell; readonly edges: readonly number[] } {
  const edges: number[] = [];
  solids.slots.forEach((slot, part) => {
    if (!slots.has(slot)) return;
    const [bottom, top] = [solids.bottoms[part] as number, solids.tops[part] as number];
    for (const ring of ringsOf(solids, part)) {
      ring.forEach(([x, y], at) => {
        const [nextX, nextY] = ring[(at + 1) % ring.length] as [number, number];
        edges.push(x, y, top, nextX, nextY, top, x, y, bottom, nextX, nextY, bottom);
        edges.push(x, y, bottom, x, y, top);
      });
    }
  });
  return { body: buildingShell(solids, slots, '#ffffff', 1), edges };
}

/** 卷帘: the half of the picture, left or right of the dividing line, that something is drawn in; both where absent. */
export type Half = 'left' | 'right' | undefined;

function flatAppearance(translucent: boolean, half: Half): PerInstanceColorAppearance {
  const outside = half === 'left' ? '>' : '<';
  return new PerInstanceColorAppearance({
    flat: true,
    translucent,
    closed: false,
    ...(half && {
      fragmentShaderSource: `in vec4 v_color;
void main() {
  if (gl_FragCoord.x ${outside} czm_splitPosition) discard;
  out_FragColor = czm_gammaCorrect(v_color);
}`,
    }),
  });
}

/** Edges as one primitive of lines; undefined where there are none. */
export function ghostPrimitive(
  edges: readonly number[],
  colour: string,
  toEarth: Matrix4,
  half?: Half,
): Primitive | undefined {
  if (edges.length === 0) return undefined;
  return new Primitive({
    geometryInstances: new GeometryInstance({
      geometry: geometryOf(edges, PrimitiveType.LINES),
      attributes: {
        color: ColorGeometryInstanceAttribute.fromColor(Color.fromCssColorString(colour)),
      },
    }),
    modelMatrix: toEarth,
    appearance: flatAppearance(false, half),
    asynchronous: false,
    allowPicking: false,
  });
}

/** Walls of one building, floor by floor, in the colour of the hours of sun they have. */
export function sunlightShells(
  solids: Solids,
  slot: number,
  rows: readonly FacadeHours[],
  colourOf: (hours: number) => string,
): Shell[] {
  const hours = new Map(rows.map((row) => [`${row.floorNo} ${row.facing}`, row.mostHours]));
  const shells = new Map<string, number[]>();
  solids.slots.forEach((owner, part) => {
    if (owner !== slot) return;
    const storey = Math.max(solids.storeys[part] as number, 2);
    const [bottom, top] = [solids.bottoms[part] as number, solids.tops[part] as number];
    for (const wall of wallsOf(ringsOf(solids, part)[0] ?? [])) {
      for (let z = bottom; z + storey / 2 < top; z += storey) {
        const found = hours.get(`${Math.round(z / storey) + 1} ${facingOf(wall)}`);
        if (found === undefined) continue;
        const colour = colourOf(found);
        const corners = shells.get(colour) ?? [];
        shells.set(colour, corners);
        addWall(corners, wall, z, Math.min(z + storey, top));
      }
    }
  });
  return [...shells].map(([colour, corners]) => ({ colour, alpha: 0.92, corners }));
}

function addWalls(
  corners: number[],
  ring: readonly (readonly [number, number])[],
  bottom: number,
  top: number,
) {
  for (const wall of wallsOf(ring)) addWall(corners, wall, bottom, top);
}

function addWall(
  corners: number[],
  { from, to, normal }: ReturnType<typeof wallsOf>[number],
  bottom: number,
  top: number,
): void {
  const [ax, ay] = [from[0] + normal[0] * OFF_METRES, from[1] + normal[1] * OFF_METRES];
  const [bx, by] = [to[0] + normal[0] * OFF_METRES, to[1] + normal[1] * OFF_METRES];
  corners.push(ax, ay, bottom, bx, by, bottom, bx, by, top);
  corners.push(ax, ay, bottom, bx, by, top, ax, ay, top);
}

function addRoof(
  corners: number[],
  rings: readonly (readonly (readonly [number, number])[])[],
  z: number,
) {
  const flat = rings.flat(2);
  const holes: number[] = [];
  let count = 0;
  rings.slice(0, -1).forEach((ring) => holes.push((count += ring.length)));
  for (const index of earcut(flat, holes))
    corners.push(flat[2 * index] as number, flat[2 * index + 1] as number, z);
}

/** All shells as one primitive: a draw command or two however many buildings there are. */
export function shellPrimitive(
  shells: readonly Shell[],
  toEarth: Matrix4,
  half?: Half,
): Primitive | undefined {
  const full = shells.filter(({ corners }) => corners.length > 0);
  if (full.length === 0) return undefined;
  return new Primitive({
    geometryInstances: full.map(
      ({ colour, alpha, corners, picked }) =>
        new GeometryInstance({
          ...(picked && { id: picked }),
          geometry: geometryOf(corners, PrimitiveType.TRIANGLES),
          attributes: {
            color: ColorGeometryInstanceAttribute.fromColor(
              Color.fromCssColorString(colour).withAlpha(alpha),
            ),
          },
        }),
    ),
    modelMatrix: toEarth,
    appearance: flatAppearance(true, half),
    asynchronous: false,
    allowPicking: full.some(({ picked }) => picked !== undefined),
  });
}

function geometryOf(corners: readonly number[], primitiveType: PrimitiveType): Geometry {
  const position = new GeometryAttribute({
    componentDatatype: ComponentDatatype.DOUBLE,
    componentsPerAttribute: 3,
    values: Float64Array.from(corners),
  });
  return new Geometry({
    attributes: { position } as unknown as GeometryAttributes,
    primitiveType,
    boundingSphere: BoundingSphere.fromVertices([...corners]),
  });
}
