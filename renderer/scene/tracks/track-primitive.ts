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
import type { PatrolTracks } from '../../../contract/queries/points.ts';
import '../points/cesium-renderer.ts';
import { type DrawnCommand, districtDraw } from '../points/district-draw.ts';
import { TRACK_FRAGMENT, TRACK_VERTEX } from './track-shaders.ts';

const LOCATIONS = { corner: 0, a: 1, b: 2, tint: 3 };
/** Bytes of a fix: east, north, second and whether it is joined to the next (floats), colour. */
const FIX_BYTES = 20;
const CORNERS = Float32Array.of(0, -1, 1, -1, 1, 1, 0, -1, 1, 1, 0, 1);

/** What is drawn of the tracks: seconds after their first midnight, and how long a trail fades. */
export interface TrackSpan {
  readonly from: number;
  readonly to: number;
  /** Seconds behind the clock a trail is drawn; 0: all of it alike. */
  readonly trail: number;
}

/** All tracks in one draw call: an instance a segment, its ends two fixes that follow each other in one buffer. */
export class TrackPrimitive {
  show = true;
  opacity = 1;
  readonly #modelMatrix: Matrix4;
  readonly #bytes: Uint8Array;
  #span = { x: 0, y: 86_400, z: 0 };
  #resources: Resources | undefined;
  #stale = false;

  constructor(modelMatrix: Matrix4, tracks: PatrolTracks, speeds: Float32Array) {
    this.#modelMatrix = modelMatrix;
    this.#bytes = fixBytes(tracks, speeds);
  }

  setSpan({ from, to, trail }: TrackSpan): void {
    this.#span = { x: from, y: to, z: trail };
  }

  /** Colours every fix anew; undefined leaves it out. */
  paint(colourOf: (fix: number) => readonly [number, number, number] | undefined): void {
    const count = this.#bytes.length / FIX_BYTES;
    for (let fix = 0; fix < count; fix++) {
      const colour = colourOf(fix);
      if (colour) this.#bytes.set(colour, fix * FIX_BYTES + 16);
      this.#bytes[fix * FIX_BYTES + 19] = colour ? 255 : 0;
    }
    this.#stale = true;
  }

  update({ context, commandList, passes }: RendererFrameState): void {
    if (!this.show || !passes.render || this.#bytes.length <= FIX_BYTES) return;
    this.#resources ??= this.#create(context);
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

  #create(context: RendererContext): Resources {
    const vertices = Buffer.createVertexBuffer({
      context,
      typedArray: this.#bytes,
      usage: BufferUsage.DYNAMIC_DRAW,
    });
    const vertexArray = new VertexArray({ context, attributes: attributes(context, vertices) });
    const drawn = districtDraw({
      context,
      owner: this,
      modelMatrix: this.#modelMatrix,
      vertexArray,
      vertexShader: TRACK_VERTEX,
      fragmentShader: TRACK_FRAGMENT,
      locations: LOCATIONS,
      uniforms: {
        u_time: () => this.#span,
        u_opacity: () => this.opacity,
        u_pixels: () => 3,
      },
      primitiveType: PrimitiveType.TRIANGLES,
      count: 6,
      instanceCount: this.#bytes.length / FIX_BYTES - 1,
      depth: 'hidden',
    });
    return { ...drawn, vertices };
  }
}

interface Resources extends DrawnCommand {
  readonly vertices: RendererBuffer;
}

/** A fix is joined to the next where there is a speed between them. */
function fixBytes({ positions, seconds }: PatrolTracks, speeds: Float32Array): Uint8Array {
  const bytes = new Uint8Array(seconds.length * FIX_BYTES);
  const floats = new Float32Array(bytes.buffer);
  for (let fix = 0; fix < seconds.length; fix++) {
    const to = (fix * FIX_BYTES) / 4;
    floats[to] = positions[fix * 2] as number;
    floats[to + 1] = positions[fix * 2 + 1] as number;
    floats[to + 2] = seconds[fix] as number;
    floats[to + 3] = (speeds[fix] as number) >= 0 ? 1 : 0;
  }
  return bytes;
}

function attributes(context: RendererContext, vertexBuffer: RendererBuffer): object[] {
  const corners = Buffer.createVertexBuffer({
    context,
    typedArray: CORNERS,
    usage: BufferUsage.STATIC_DRAW,
  });
  const fix = {
    vertexBuffer,
    strideInBytes: FIX_BYTES,
    instanceDivisor: 1,
    componentsPerAttribute: 4,
  };
  const floats = { ...fix, componentDatatype: ComponentDatatype.FLOAT };
  return [
    {
      index: LOCATIONS.corner,
      vertexBuffer: corners,
      componentsPerAttribute: 2,
      componentDatatype: ComponentDatatype.FLOAT,
    },
    { ...floats, index: LOCATIONS.a, offsetInBytes: 0 },
    { ...floats, index: LOCATIONS.b, offsetInBytes: FIX_BYTES },
    {
      ...fix,
      index: LOCATIONS.tint,
      componentDatatype: ComponentDatatype.UNSIGNED_BYTE,
      normalize: true,
      offsetInBytes: 16,
    },
  ];
}
