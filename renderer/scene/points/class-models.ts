import {
  Buffer,
  BufferUsage,
  type Color,
  ComponentDatatype,
  type DrawCommand,
  type Matrix4,
  PrimitiveType,
  type RendererBuffer,
  type RendererContext,
  VertexArray,
} from 'cesium';
import './cesium-renderer.ts';
import { type DrawnCommand, districtDraw } from './district-draw.ts';
import { MODEL_FRAGMENT, MODEL_LOCATIONS, MODEL_VERTEX } from './model-shaders.ts';
import { isFlush, modelShape } from './model-shapes.ts';

/** Models of one class at most: those within a street's length of the eye. */
const CAPACITY = 384;
/** Bytes of one instance: east, north, turn (floats), tint and pick colour. */
const INSTANCE_BYTES = 20;
/** How much of the status' colour a model takes on, of 255. */
const TINT = 26;

/** One model to draw. */
export interface ModelInstance {
  readonly point: number;
  readonly east: number;
  readonly north: number;
  readonly fill: readonly [number, number, number];
}

/** What the models of every class of a layer share. */
export interface ModelOwner {
  readonly owner: object;
  readonly modelMatrix: Matrix4;
  readonly uniforms: Readonly<Record<string, () => unknown>>;
  /** What a pick of an instance gives back. */
  readonly picked: (name: string, instance: number) => object;
}

/** The instances of one class, and what draws them once there are any. */
export class ClassModels {
  readonly points = new Int32Array(CAPACITY);
  readonly #name: string;
  readonly #owner: ModelOwner;
  readonly #bytes = new ArrayBuffer(CAPACITY * INSTANCE_BYTES);
  #count = 0;
  #stale = true;
  #drawn: Drawn | undefined;

  constructor(name: string, owner: ModelOwner) {
    this.#name = name;
    this.#owner = owner;
  }

  clear(): void {
    this.#count = 0;
    this.#stale = true;
  }

  add({ point, east, north, fill }: ModelInstance): void {
    if (this.#count >= CAPACITY) return;
    const start = this.#count * INSTANCE_BYTES;
    const place = new Float32Array(this.#bytes, start, 3);
    place[0] = east;
    place[1] = north;
    place[2] = turnOf(east, north);
    new Uint8Array(this.#bytes, start + 12, 4).set([...fill, TINT]);
    this.points[this.#count++] = point;
  }

  /** What draws them; undefined where there are none. */
  command(context: RendererContext): DrawCommand | undefined {
    if (this.#count === 0) return undefined;
    this.#drawn ??= this.#create(context);
    const { command, instances } = this.#drawn;
    if (this.#stale) {
      instances.copyFromArrayView(new Uint8Array(this.#bytes, 0, this.#count * INSTANCE_BYTES));
      command.instanceCount = this.#count;
      this.#stale = false;
    }
    return command;
  }

  destroy(): void {
    this.#drawn?.destroy();
    this.#drawn = undefined;
  }

  #create(context: RendererContext): Drawn {
    const { picked, uniforms, ...owner } = this.#owner;
    const flush = isFlush(this.#name);
    const ids = Array.from({ length: CAPACITY }, (_, at) =>
      context.createPickId(picked(this.#name, at)),
    );
    const all = new Uint8Array(this.#bytes);
    for (const [at, id] of ids.entries())
      all.set((id.color as Color).toBytes(), at * INSTANCE_BYTES + 16);
    const instances = Buffer.createVertexBuffer({
      context,
      typedArray: all,
      usage: BufferUsage.DYNAMIC_DRAW,
    });
    const { command, destroy } = districtDraw({
      context,
      ...owner,
      uniforms: { ...uniforms, u_flush: () => flush },
      vertexArray: new VertexArray({
        context,
        attributes: attributes(context, instances, this.#name),
      }),
      vertexShader: MODEL_VERTEX,
      fragmentShader: MODEL_FRAGMENT,
      locations: MODEL_LOCATIONS,
      primitiveType: PrimitiveType.TRIANGLES,
      count: modelShape(this.#name).positions.length / 3,
      instanceCount: 0,
      depth: 'solid',
      pickId: 'v_pick',
    });
    return {
      command,
      instances,
      destroy() {
        destroy();
        for (const id of ids) id.destroy();
      },
    };
  }
}

interface Drawn extends DrawnCommand {
  readonly instances: RendererBuffer;
}

function attributes(
  context: RendererContext,
  vertexBuffer: RendererBuffer,
  name: string,
): object[] {
  const { positions, normals, colours } = modelShape(name);
  const own = (typedArray: ArrayBufferView) =>
    Buffer.createVertexBuffer({ context, typedArray, usage: BufferUsage.STATIC_DRAW });
  const floats = { componentDatatype: ComponentDatatype.FLOAT, componentsPerAttribute: 3 };
  const bytes = {
    componentDatatype: ComponentDatatype.UNSIGNED_BYTE,
    componentsPerAttribute: 4,
    normalize: true,
  };
  const instanced = { vertexBuffer, strideInBytes: INSTANCE_BYTES, instanceDivisor: 1 };
  return [
    { ...floats, index: MODEL_LOCATIONS.position, vertexBuffer: own(positions) },
    { ...floats, index: MODEL_LOCATIONS.normal, vertexBuffer: own(normals) },
    { ...bytes, index: MODEL_LOCATIONS.colour, vertexBuffer: own(colours) },
    { ...floats, ...instanced, index: MODEL_LOCATIONS.place, offsetInBytes: 0 },
    { ...bytes, ...instanced, index: MODEL_LOCATIONS.tint, offsetInBytes: 12 },
    { ...bytes, ...instanced, index: MODEL_LOCATIONS.pick, offsetInBytes: 16 },
  ];
}

/** Surveys give no direction: each keeps one of its own, the same at every look. */
function turnOf(east: number, north: number): number {
  return ((((Math.sin(east * 12.9898 + north * 78.233) * 43758.5453) % 1) + 1) % 1) * 2 * Math.PI;
}
