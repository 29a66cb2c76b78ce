/** Indexed triangles in glTF axes (x east, y up, z south), metres of the tile frame. */
export interface Mesh {
  readonly positions: Float32Array;
  /** Four bytes a vertex: the normal as signed bytes, then padding. */
  readonly normals: Int8Array;
  /** Row of the property table, one a vertex. */
  readonly featureIds: Uint32Array;
  /** Two floats a vertex, or none at all. */
  readonly textureCoordinates: Float32Array | undefined;
  readonly indices: Uint32Array;
}

/** Positions are kept on this grid: fine for the eye, and the same rows give the same bytes. */
const GRID_PER_METRE = 64;

/** Collects triangles. Points are given in the tile frame: metres east, north, up. */
export class MeshBuilder {
  #positions = new Float32Array(3 * 256);
  #normals = new Int8Array(4 * 256);
  #featureIds = new Uint32Array(256);
  #textureCoordinates = new Float32Array(2 * 256);
  #indices = new Uint32Array(1024);
  #vertexCount = 0;
  #indexCount = 0;
  readonly #textured: boolean;

  constructor(textured = false) {
    this.#textured = textured;
  }

  get vertexCount(): number {
    return this.#vertexCount;
  }

  get isEmpty(): boolean {
    return this.#indexCount === 0;
  }

  /** Adds a vertex and gives its index. The normal need not be of length 1. */
  vertex(
    feature: number,
    position: readonly [east: number, north: number, up: number],
    normal: readonly [east: number, north: number, up: number],
    u = 0,
    v = 0,
  ): number {
    const index = this.#vertexCount++;
    if (index * 3 >= this.#positions.length) this.#growVertices();
    const positions = this.#positions;
    positions[index * 3] = toGrid(position[0]);
    positions[index * 3 + 1] = toGrid(position[2]);
    positions[index * 3 + 2] = toGrid(-position[1]);
    const normals = this.#normals;
    const scale = 127 / Math.max(Math.hypot(normal[0], normal[1], normal[2]), 1e-12);
    normals[index * 4] = Math.round(normal[0] * scale);
    normals[index * 4 + 1] = Math.round(normal[2] * scale);
    normals[index * 4 + 2] = Math.round(-normal[1] * scale);
    this.#featureIds[index] = feature;
    if (this.#textured) {
      this.#textureCoordinates[index * 2] = u;
      this.#textureCoordinates[index * 2 + 1] = v;
    }
    return index;
  }

  /** Adds a triangle, counter-clockwise as seen from outside. */
  triangle(a: number, b: number, c: number): void {
    if (this.#indexCount + 3 > this.#indices.length) this.#indices = grow(this.#indices);
    this.#indices[this.#indexCount++] = a;
    this.#indices[this.#indexCount++] = b;
    this.#indices[this.#indexCount++] = c;
  }

  /** What was collected, trimmed. */
  build(): Mesh {
    const count = this.#vertexCount;
    return {
      positions: this.#positions.slice(0, count * 3),
      normals: this.#normals.slice(0, count * 4),
      featureIds: this.#featureIds.slice(0, count),
      textureCoordinates: this.#textured ? this.#textureCoordinates.slice(0, count * 2) : undefined,
      indices: this.#indices.slice(0, this.#indexCount),
    };
  }

  #growVertices(): void {
    this.#positions = grow(this.#positions);
    this.#normals = grow(this.#normals);
    this.#featureIds = grow(this.#featureIds);
    this.#textureCoordinates = grow(this.#textureCoordinates);
  }
}

function toGrid(metres: number): number {
  return Math.round(metres * GRID_PER_METRE) / GRID_PER_METRE + 0;
}

type Growable = Float32Array | Int8Array | Uint32Array;

function grow<T extends Growable>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}
