import {
  Buffer,
  BufferUsage,
  Cartesian3,
  type Color,
  ComponentDatatype,
  DrawCommand,
  type Matrix4,
  Pass,
  PrimitiveType,
  type RendererBuffer,
  type RendererContext,
  type RendererFrameState,
  RenderState,
  ShaderProgram,
  ShaderSource,
  VertexArray,
} from 'cesium';
import './cesium-renderer.ts';
import { districtSphere } from './district-sphere.ts';
import { MODEL_NAMES, modelShape } from './model-shapes.ts';

/** Models of one class at most: those within a street's length of the eye. */
const CAPACITY = 384;
/** Bytes of one instance: east, north, turn (floats), tint and pick colour. */
const INSTANCE_BYTES = 20;

const LOCATIONS = { position: 0, normal: 1, colour: 2, place: 3, tint: 4, pick: 5 };

/** One model to draw. */
export interface ModelInstance {
  readonly point: number;
  readonly east: number;
  readonly north: number;
  readonly fill: readonly [number, number, number];
}

/** Takes the models of a frame, by class. */
export interface ModelSink {
  add(name: string, instance: ModelInstance): void;
}

/** What a pick of a model gives back. */
export interface PickedModel {
  readonly layerId: string;
  readonly model: string;
  readonly instance: number;
}

/** Lights of the look, linear. */
export interface ModelLight {
  readonly key: Cartesian3;
  readonly sky: Cartesian3;
  readonly sun: Cartesian3;
}

const VERTEX = /* glsl */ `
in vec3 position;
in vec3 normal;
in vec4 colour;
in vec3 place;
in vec4 tint;
in vec4 pick;
uniform vec3 u_key;
uniform vec3 u_sky;
uniform vec3 u_sun;
out vec3 v_colour;
out vec4 v_pick;

void main() {
  float c = cos(place.z);
  float s = sin(place.z);
  mat2 turn = mat2(c, s, -s, c);
  vec3 local = vec3(turn * position.xy + place.xy, position.z);
  vec3 facing = vec3(turn * normal.xy, normal.z);
  vec3 body = pow(mix(colour.rgb, tint.rgb, tint.a), vec3(2.2));
  float light = max(dot(facing, u_sun), 0.0);
  v_colour = pow(body * (u_key * light * 1.4 + u_sky * (0.35 + 0.25 * facing.z)), vec3(1.0 / 2.2));
  v_pick = pick;
  gl_Position = czm_modelViewProjection * vec4(local, 1.0);
}`;

const FRAGMENT = /* glsl */ `
in vec3 v_colour;
in vec4 v_pick;
void main() { out_FragColor = vec4(v_colour, 1.0); }`;

/** Low models of a layer near the eye: one instanced draw call a class that is in the picture. */
export class ModelPrimitive implements ModelSink {
  show = true;
  light: ModelLight = {
    key: new Cartesian3(),
    sky: new Cartesian3(),
    sun: new Cartesian3(0, 0, 1),
  };
  readonly #layerId: string;
  readonly #modelMatrix: Matrix4;
  readonly #classes = new Map<string, ClassModels>();
  #shader: ShaderProgram | undefined;

  constructor(layerId: string, modelMatrix: Matrix4) {
    this.#layerId = layerId;
    this.#modelMatrix = modelMatrix;
    for (const name of MODEL_NAMES) this.#classes.set(name, new ClassModels());
  }

  /** Begins a new set of models. */
  clear(): void {
    for (const models of this.#classes.values()) models.clear();
  }

  add(name: string, instance: ModelInstance): void {
    this.#classes.get(name)?.add(instance);
  }

  /** The point a picked model stands for; -1 for none. */
  pointOf(name: string, instance: number): number {
    return this.#classes.get(name)?.points[instance] ?? -1;
  }

  update({ context, commandList, passes }: RendererFrameState): void {
    if (!this.show || !(passes.render || passes.pick)) return;
    this.#shader ??= ShaderProgram.fromCache({
      context,
      vertexShaderSource: new ShaderSource({ sources: [VERTEX] }),
      fragmentShaderSource: new ShaderSource({ sources: [FRAGMENT] }),
      attributeLocations: LOCATIONS,
    });
    for (const [name, models] of this.#classes) {
      if (models.count === 0) continue;
      commandList.push(
        models.command(
          context,
          (vertexArray) => this.#command(vertexArray, name),
          (instance) =>
            ({
              layerId: this.#layerId,
              model: name,
              instance,
            }) satisfies PickedModel,
          name,
        ),
      );
    }
  }

  isDestroyed(): boolean {
    return false;
  }

  destroy(): void {
    for (const models of this.#classes.values()) models.destroy();
    this.#shader?.destroy();
  }

  #command(vertexArray: VertexArray, name: string): DrawCommand {
    return new DrawCommand({
      vertexArray,
      shaderProgram: this.#shader,
      primitiveType: PrimitiveType.TRIANGLES,
      count: modelShape(name).positions.length / 3,
      instanceCount: 0,
      modelMatrix: this.#modelMatrix,
      uniformMap: {
        u_key: () => this.light.key,
        u_sky: () => this.light.sky,
        u_sun: () => this.light.sun,
      },
      renderState: RenderState.fromCache({
        depthTest: { enabled: true },
        cull: { enabled: false },
      }),
      pass: Pass.OPAQUE,
      pickId: 'v_pick',
      owner: this,
      boundingVolume: districtSphere(this.#modelMatrix),
      cull: false,
    });
  }
}

/** The instances of one class, and what draws them once there are any. */
class ClassModels {
  readonly points = new Int32Array(CAPACITY);
  readonly #bytes = new ArrayBuffer(CAPACITY * INSTANCE_BYTES);
  #count = 0;
  #stale = true;
  #drawn: { command: DrawCommand; instances: RendererBuffer; destroy(): void } | undefined;

  get count(): number {
    return this.#count;
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
    const tint = new Uint8Array(this.#bytes, start + 12, 4);
    tint.set([fill[0], fill[1], fill[2], 26]);
    this.points[this.#count++] = point;
  }

  command(
    context: RendererContext,
    make: (vertexArray: VertexArray) => DrawCommand,
    picked: (instance: number) => object,
    name: string,
  ): DrawCommand {
    this.#drawn ??= this.#create(context, make, picked, name);
    if (this.#stale) {
      this.#drawn.instances.copyFromArrayView(
        new Uint8Array(this.#bytes, 0, this.#count * INSTANCE_BYTES),
      );
      this.#drawn.command.instanceCount = this.#count;
      this.#stale = false;
    }
    return this.#drawn.command;
  }

  destroy(): void {
    this.#drawn?.destroy();
    this.#drawn = undefined;
  }

  #create(
    context: RendererContext,
    make: (vertexArray: VertexArray) => DrawCommand,
    picked: (instance: number) => object,
    name: string,
  ) {
    const ids = Array.from({ length: CAPACITY }, (_, at) => context.createPickId(picked(at)));
    const all = new Uint8Array(this.#bytes);
    for (const [at, id] of ids.entries())
      all.set((id.color as Color).toBytes(), at * INSTANCE_BYTES + 16);
    const instances = Buffer.createVertexBuffer({
      context,
      typedArray: all,
      usage: BufferUsage.DYNAMIC_DRAW,
    });
    const vertexArray = new VertexArray({
      context,
      attributes: attributes(context, instances, name),
    });
    return {
      command: make(vertexArray),
      instances,
      destroy: () => {
        vertexArray.destroy();
        for (const id of ids) id.destroy();
      },
    };
  }
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
    { ...floats, index: LOCATIONS.position, vertexBuffer: own(positions) },
    { ...floats, index: LOCATIONS.normal, vertexBuffer: own(normals) },
    { ...bytes, index: LOCATIONS.colour, vertexBuffer: own(colours) },
    { ...floats, ...instanced, index: LOCATIONS.place, offsetInBytes: 0 },
    { ...bytes, ...instanced, index: LOCATIONS.tint, offsetInBytes: 12 },
    { ...bytes, ...instanced, index: LOCATIONS.pick, offsetInBytes: 16 },
  ];
}

/** Surveys give no direction: each keeps one of its own, the same at every look. */
function turnOf(east: number, north: number): number {
  return ((((Math.sin(east * 12.9898 + north * 78.233) * 43758.5453) % 1) + 1) % 1) * 2 * Math.PI;
}
