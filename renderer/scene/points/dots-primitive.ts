import {
  Buffer,
  BufferUsage,
  ComponentDatatype,
  type Matrix4,
  PrimitiveType,
  type RendererBuffer,
  type RendererContext,
  type RendererFrameState,
  VertexArray,
} from 'cesium';
import { type LayerPoints, NO_MINUTE } from '../../../contract/queries/points.ts';
import './cesium-renderer.ts';
import type { MinuteSpan } from './point-filter.ts';
import { type DrawnCommand, districtDraw } from './district-draw.ts';

const LOCATIONS = { place: 0, fill: 1 };
/** Bytes of a dot: east, north, up and minute (floats), fill. */
const DOT_BYTES = 20;
/** Minute of a dot without a time, from the first minute of the layer. */
const ALWAYS = -1e7;
/** Stands for an open end of the window. */
const FAR_MINUTES = 1e7;

const VERTEX = /* glsl */ `
in vec4 place;
in vec4 fill;
uniform vec2 u_minutes;
uniform float u_opacity;
uniform float u_pixels;
out vec4 v_fill;

void main() {
  bool within = place.w < ${(ALWAYS / 2).toFixed(1)} || (place.w >= u_minutes.x && place.w <= u_minutes.y);
  vec4 clip = czm_projection * (czm_modelView * vec4(place.xyz, 1.0));
  gl_Position = clip;
  gl_PointSize = u_pixels * czm_pixelRatio;
  v_fill = vec4(fill.rgb, fill.a * u_opacity);
  if (!within || fill.a < 0.01 || clip.w < 0.5) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}`;

const FRAGMENT = /* glsl */ `
in vec4 v_fill;

void main() {
  float radius = length(gl_PointCoord - 0.5) * 2.0;
  float whole = 1.0 - smoothstep(0.8, 1.0, radius);
  if (whole < 0.02) discard;
  out_FragColor = vec4(mix(v_fill.rgb, vec3(0.05), smoothstep(0.55, 0.85, radius) * 0.55), whole * v_fill.a);
}`;

/**
 * Every point of a layer as a dot in one draw call, over what stands before it. The time window is two uniforms, so that playing time uploads
 * nothing; what filters let through is the fill's alpha, written anew when they change.
 */
export class DotsPrimitive {
  show = false;
  opacity = 1;
  readonly #modelMatrix: Matrix4;
  #minutes = { x: -FAR_MINUTES, y: FAR_MINUTES };
  #first = 0;
  #bytes: Uint8Array | undefined;
  #resources: Resources | undefined;
  #stale = false;

  constructor(modelMatrix: Matrix4) {
    this.#modelMatrix = modelMatrix;
  }

  /** Takes the points of a layer; `fillOf` gives the colour of each. */
  setPoints(points: LayerPoints, fillOf: (at: number) => readonly [number, number, number]): void {
    const { rows, positions, heights, minutes } = points;
    const bytes = new Uint8Array(rows.length * DOT_BYTES);
    const floats = new Float32Array(bytes.buffer);
    this.#first = minutes.reduce(
      (least, minute) => (minute !== NO_MINUTE && minute < least ? minute : least),
      Number.POSITIVE_INFINITY,
    );
    if (!Number.isFinite(this.#first)) this.#first = 0;
    for (let at = 0; at < rows.length; at++) {
      const to = (at * DOT_BYTES) / 4;
      const minute = minutes[at] as number;
      floats[to] = positions[at * 2] as number;
      floats[to + 1] = positions[at * 2 + 1] as number;
      floats[to + 2] = (heights[at] as number) + 1.2;
      floats[to + 3] = minute === NO_MINUTE ? ALWAYS : minute - this.#first;
      bytes.set(fillOf(at), at * DOT_BYTES + 16);
    }
    this.#bytes = bytes;
    this.#resources?.destroy();
    this.#resources = undefined;
  }

  /** Which points filters let through. */
  setPassing(pass: Uint8Array): void {
    if (!this.#bytes) return;
    for (let at = 0; at < pass.length; at++) this.#bytes[at * DOT_BYTES + 19] = pass[at] ? 255 : 0;
    this.#stale = true;
  }

  /** Which minutes are drawn: uniforms alone. */
  setMinutes({ from, to }: MinuteSpan): void {
    const clamp = (minute: number) =>
      Math.min(Math.max(minute - this.#first, -FAR_MINUTES / 2), FAR_MINUTES);
    this.#minutes = { x: clamp(from), y: clamp(to) };
  }

  update({ context, commandList, passes }: RendererFrameState): void {
    if (!this.show || !passes.render || !this.#bytes || this.#bytes.length === 0) return;
    this.#resources ??= this.#create(context, this.#bytes);
    if (this.#stale) this.#resources.vertices.copyFromArrayView(this.#bytes);
    this.#stale = false;
    commandList.push(this.#resources.command);
  }

  isDestroyed(): boolean {
    return false;
  }

  destroy(): void {
    this.#resources?.destroy();
    this.#resources = undefined;
  }

  #create(context: RendererContext, bytes: Uint8Array): Resources {
    const vertices = Buffer.createVertexBuffer({
      context,
      typedArray: bytes,
      usage: BufferUsage.DYNAMIC_DRAW,
    });
    const shared = { vertexBuffer: vertices, strideInBytes: DOT_BYTES, componentsPerAttribute: 4 };
    const vertexArray = new VertexArray({
      context,
      attributes: [
        {
          ...shared,
          index: LOCATIONS.place,
          componentDatatype: ComponentDatatype.FLOAT,
          offsetInBytes: 0,
        },
        {
          ...shared,
          index: LOCATIONS.fill,
          componentDatatype: ComponentDatatype.UNSIGNED_BYTE,
          normalize: true,
          offsetInBytes: 16,
        },
      ],
    });
    const drawn = districtDraw({
      context,
      owner: this,
      modelMatrix: this.#modelMatrix,
      vertexArray,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      locations: LOCATIONS,
      uniforms: {
        u_minutes: () => this.#minutes,
        u_opacity: () => this.opacity,
        u_pixels: () => 6,
      },
      primitiveType: PrimitiveType.POINTS,
      count: bytes.length / DOT_BYTES,
      depth: 'over',
    });
    return { ...drawn, vertices };
  }
}

interface Resources extends DrawnCommand {
  readonly vertices: RendererBuffer;
}
