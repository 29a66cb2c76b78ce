/** A mesh as triangles: position and normal (metres, z up) and a colour (0–1) a vertex. */
export interface ModelShape {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly colours: Uint8Array;
}

type Colour = readonly [number, number, number];
type Vertex = readonly [number, number, number];

const STEEL: Colour = [112, 122, 132];
const DARK: Colour = [58, 66, 74];
const IRON: Colour = [84, 93, 102];
const PALE: Colour = [196, 204, 210];
const WARM: Colour = [255, 226, 158];
const GREEN: Colour = [46, 112, 70];
const POST_GREEN: Colour = [30, 120, 72];
const RED: Colour = [196, 62, 48];
const BLUE: Colour = [40, 98, 176];
const WOOD: Colour = [120, 86, 56];
const LEAF: Colour = [62, 120, 66];
const LEAF_LIGHT: Colour = [82, 142, 76];
const GLASS: Colour = [128, 160, 176];
const AMBER: Colour = [236, 178, 58];

/** Where bars and gaps of a grate change, from its west side, metres. */
const GRATE_EDGES = Array.from({ length: 12 }, (_, at) => (at / 11) * 0.9 - 0.45);

/** Collects triangles. */
class Mesh {
  readonly positions: number[] = [];
  readonly normals: number[] = [];
  readonly colours: number[] = [];

  face(corners: readonly Vertex[], colour: Colour): this {
    const [a, b, c] = corners as [Vertex, Vertex, Vertex];
    const normal = unit(cross(minus(b, a), minus(c, a)));
    for (let at = 1; at + 1 < corners.length; at++) {
      for (const corner of [a, corners[at] as Vertex, corners[at + 1] as Vertex]) {
        this.positions.push(...corner);
        this.normals.push(...normal);
        this.colours.push(...colour, 255);
      }
    }
    return this;
  }

  /** A box round a middle, from `low` up. */
  box(x: number, y: number, low: number, size: Vertex, colour: Colour): this {
    const [w, d, h] = [size[0] / 2, size[1] / 2, size[2]];
    const at = (i: number, j: number, k: number): Vertex => [x + i * w, y + j * d, low + k * h];
    return this.face([at(-1, -1, 1), at(1, -1, 1), at(1, 1, 1), at(-1, 1, 1)], colour)
      .face([at(-1, -1, 0), at(1, -1, 0), at(1, -1, 1), at(-1, -1, 1)], colour)
      .face([at(1, -1, 0), at(1, 1, 0), at(1, 1, 1), at(1, -1, 1)], colour)
      .face([at(1, 1, 0), at(-1, 1, 0), at(-1, 1, 1), at(1, 1, 1)], colour)
      .face([at(-1, 1, 0), at(-1, -1, 0), at(-1, -1, 1), at(-1, 1, 1)], colour);
  }

  /** A round body whose radius changes with height: rings of radius and height. */
  turned(
    x: number,
    y: number,
    rings: readonly (readonly [number, number])[],
    colour: Colour,
    sides = 8,
  ): this {
    const at = (ring: readonly [number, number], side: number): Vertex => {
      const angle = (side / sides) * 2 * Math.PI;
      return [x + Math.cos(angle) * ring[0], y + Math.sin(angle) * ring[0], ring[1]];
    };
    rings.slice(1).forEach((upper, index) => {
      const lower = rings[index] as readonly [number, number];
      for (let side = 0; side < sides; side++) {
        const quad = [at(lower, side), at(lower, side + 1), at(upper, side + 1), at(upper, side)];
        this.face(lower[0] < 0.001 ? ([quad[0], quad[2], quad[3]] as Vertex[]) : quad, colour);
      }
    });
    const top = rings.at(-1) as readonly [number, number];
    if (top[0] > 0.001)
      this.face(
        Array.from({ length: sides }, (_, side) => at(top, side)),
        colour,
      );
    return this;
  }

  /** A level rectangle seen from above. */
  plate(west: number, south: number, east: number, north: number, colour: Colour): this {
    const corners: Vertex[] = [
      [west, south, 0],
      [east, south, 0],
      [east, north, 0],
      [west, north, 0],
    ];
    return this.face(corners, colour);
  }

  /** A level ring seen from above; a full disc where `inner` is 0. */
  ring(inner: number, outer: number, colour: Colour, sides = 16): this {
    const at = (radius: number, side: number): Vertex => {
      const angle = (side / sides) * 2 * Math.PI;
      return [Math.cos(angle) * radius, Math.sin(angle) * radius, 0];
    };
    for (let side = 0; side < sides; side++) {
      const [near, next] = [at(outer, side), at(outer, side + 1)];
      const inside = inner > 0 ? [at(inner, side + 1), at(inner, side)] : [at(0, 0)];
      this.face([near, next, ...inside], colour);
    }
    return this;
  }

  shape(): ModelShape {
    return {
      positions: Float32Array.from(this.positions),
      normals: Float32Array.from(this.normals),
      colours: Uint8Array.from(this.colours),
    };
  }
}

/** Lie in the ground: level faces without sides, never plates that stand on the road. */
const FLUSH: ReadonlySet<string> = new Set(['manhole', 'grate']);

const SHAPES: Readonly<Record<string, () => Mesh>> = {
  lamp: () =>
    new Mesh()
      .turned(
        0,
        0,
        [
          [0.14, 0],
          [0.14, 0.5],
          [0.08, 0.6],
          [0.05, 7.6],
        ],
        STEEL,
        6,
      )
      .box(0.8, 0, 7.45, [1.7, 0.09, 0.09], STEEL)
      .box(1.7, 0, 7.32, [0.7, 0.3, 0.12], DARK)
      .box(1.7, 0, 7.26, [0.56, 0.22, 0.06], WARM),
  manhole: () => new Mesh().ring(0.34, 0.42, STEEL).ring(0.31, 0.34, DARK).ring(0, 0.31, IRON),
  grate: () => {
    const mesh = new Mesh()
      .plate(-0.45, -0.25, 0.45, -0.2, STEEL)
      .plate(-0.45, 0.2, 0.45, 0.25, STEEL);
    GRATE_EDGES.slice(1).forEach((east, at) =>
      mesh.plate(GRATE_EDGES[at] as number, -0.2, east, 0.2, at % 2 === 0 ? STEEL : DARK),
    );
    return mesh;
  },
  bin: () =>
    new Mesh()
      .box(-0.28, 0, 0, [0.44, 0.44, 0.9], POST_GREEN)
      .box(0.28, 0, 0, [0.44, 0.44, 0.9], STEEL)
      .box(0, 0, 0.95, [1.15, 0.55, 0.09], DARK),
  postbox: () =>
    new Mesh()
      .turned(
        0,
        0,
        [
          [0.34, 0],
          [0.34, 0.12],
          [0.3, 0.14],
          [0.3, 1.25],
          [0.36, 1.28],
          [0.34, 1.42],
          [0.14, 1.56],
        ],
        POST_GREEN,
        12,
      )
      .box(0, -0.29, 1.02, [0.34, 0.05, 0.06], DARK),
  phone: () =>
    new Mesh()
      .box(0, 0.42, 0, [0.95, 0.06, 2.2], GLASS)
      .box(-0.45, 0, 0, [0.06, 0.9, 2.2], BLUE)
      .box(0.45, 0, 0, [0.06, 0.9, 2.2], BLUE)
      .box(0, 0, 2.2, [1.05, 1.0, 0.22], BLUE)
      .box(0, 0.3, 1.05, [0.34, 0.2, 0.5], DARK),
  parking: () =>
    new Mesh()
      .turned(
        0,
        0,
        [
          [0.05, 0],
          [0.05, 2.1],
        ],
        STEEL,
        6,
      )
      .box(0, 0, 2.1, [0.95, 0.08, 0.95], BLUE)
      .box(-0.16, -0.06, 2.28, [0.12, 0.03, 0.6], PALE)
      .box(0.06, -0.06, 2.76, [0.36, 0.03, 0.12], PALE)
      .box(0.06, -0.06, 2.52, [0.36, 0.03, 0.12], PALE)
      .box(0.22, -0.06, 2.56, [0.1, 0.03, 0.28], PALE),
  tree: () =>
    new Mesh()
      .turned(
        0,
        0,
        [
          [0.2, 0],
          [0.14, 2.4],
        ],
        WOOD,
        6,
      )
      .turned(
        0,
        0,
        [
          [0.3, 1.9],
          [1.7, 2.8],
          [2.1, 4.0],
          [1.5, 5.4],
          [0.001, 6.3],
        ],
        LEAF,
        8,
      )
      .turned(
        0.6,
        0.4,
        [
          [0.3, 3.6],
          [1.2, 4.3],
          [1.0, 5.4],
          [0.001, 6.0],
        ],
        LEAF_LIGHT,
        6,
      ),
  signal: () =>
    new Mesh()
      .turned(
        0,
        0,
        [
          [0.1, 0],
          [0.07, 5.6],
        ],
        STEEL,
        6,
      )
      .box(1.6, 0, 5.5, [3.2, 0.1, 0.1], STEEL)
      .box(2.9, 0, 5.0, [0.36, 0.3, 1.1], DARK)
      .box(2.9, -0.17, 5.75, [0.22, 0.05, 0.22], RED)
      .box(2.9, -0.17, 5.44, [0.22, 0.05, 0.22], AMBER)
      .box(2.9, -0.17, 5.12, [0.22, 0.05, 0.22], POST_GREEN),
  hydrant: () =>
    new Mesh()
      .turned(
        0,
        0,
        [
          [0.24, 0],
          [0.24, 0.08],
          [0.15, 0.1],
          [0.15, 0.62],
          [0.2, 0.64],
          [0.17, 0.76],
          [0.05, 0.86],
        ],
        RED,
        10,
      )
      .box(0, 0, 0.42, [0.56, 0.13, 0.13], RED),
  busStop: () =>
    new Mesh()
      .box(0, 0.75, 0, [5.2, 0.08, 2.3], GLASS)
      .box(0, 0, 2.4, [5.6, 1.9, 0.14], BLUE)
      .box(-2.5, 0.6, 0, [0.1, 0.1, 2.4], STEEL)
      .box(2.5, 0.6, 0, [0.1, 0.1, 2.4], STEEL)
      .box(0, 0.4, 0.42, [3.2, 0.4, 0.07], WOOD)
      .box(3.3, 0, 0, [0.12, 0.9, 2.5], PALE),
  pole: () =>
    new Mesh()
      .turned(
        0,
        0,
        [
          [0.16, 0],
          [0.1, 9],
        ],
        PALE,
        6,
      )
      .box(0, 0, 8.2, [1.8, 0.1, 0.1], DARK),
  cabinet: () =>
    new Mesh()
      .box(0, 0, 0, [1.3, 0.5, 0.12], STEEL)
      .box(0, 0, 0.12, [1.2, 0.42, 1.3], PALE)
      .box(0, -0.22, 0.2, [0.03, 0.02, 1.1], DARK),
  bench: () =>
    new Mesh()
      .box(0, 0, 0.42, [1.7, 0.46, 0.06], WOOD)
      .box(0, 0.22, 0.5, [1.7, 0.05, 0.4], WOOD)
      .box(-0.7, 0, 0, [0.07, 0.4, 0.42], DARK)
      .box(0.7, 0, 0, [0.07, 0.4, 0.42], DARK),
  kiosk: () =>
    new Mesh()
      .box(0, 0, 0, [2.6, 2.0, 2.3], GREEN)
      .box(0, -1.02, 1.0, [2.1, 0.05, 0.9], GLASS)
      .box(0, -0.3, 2.3, [3.1, 2.9, 0.16], PALE),
  sign: () =>
    new Mesh()
      .turned(
        0,
        0,
        [
          [0.05, 0],
          [0.05, 2.9],
        ],
        STEEL,
        6,
      )
      .box(0, 0, 2.3, [1.5, 0.06, 0.6], BLUE),
  billboard: () =>
    new Mesh()
      .box(-1.1, 0, 0, [0.09, 0.09, 2.3], STEEL)
      .box(1.1, 0, 0, [0.09, 0.09, 2.3], STEEL)
      .box(0, 0, 0.8, [2.5, 0.14, 1.5], PALE),
  barrier: () => {
    const mesh = new Mesh()
      .box(0, 0, 0.95, [2.6, 0.06, 0.07], PALE)
      .box(0, 0, 0.2, [2.6, 0.05, 0.05], PALE);
    for (const x of [-1.2, -0.6, 0, 0.6, 1.2]) mesh.box(x, 0, 0, [0.05, 0.05, 1.0], PALE);
    return mesh;
  },
};

/** Classes that have a model. */
export const MODEL_NAMES = Object.keys(SHAPES);

/** Whether a class of components has a model. */
export function hasModel(classId: string): boolean {
  return classId in SHAPES;
}

/** Whether models of a class lie in the ground instead of standing on it. */
export function isFlush(classId: string): boolean {
  return FLUSH.has(classId);
}

/** The mesh of a class; its foot at 0, its front to the south, to life. */
export function modelShape(classId: string): ModelShape {
  const make = SHAPES[classId];
  if (!make) throw new RangeError(`no model of ${classId}`);
  return make().shape();
}

const minus = (a: Vertex, b: Vertex): Vertex => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a: Vertex, b: Vertex): Vertex => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (a: Vertex): Vertex => {
  const length = Math.hypot(...a) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
};
