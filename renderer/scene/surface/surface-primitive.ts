import {
  Buffer,
  BufferUsage,
  ComponentDatatype,
  type Matrix4,
  PrimitiveType,
  type RendererContext,
  type RendererFrameState,
  Sampler,
  Texture,
  TextureMagnificationFilter,
  TextureMinificationFilter,
  VertexArray,
} from 'cesium';
import type { GroundRaster } from '../../../contract/queries/city-movement.ts';
import '../points/cesium-renderer.ts';
import { type DrawnCommand, districtDraw } from '../points/district-draw.ts';

const LOCATIONS = { place: 0 };
/** Above the ground, metres: below what stands on it. */
const LIFT_METRES = 0.6;

const VERTEX = /* glsl */ `
in vec4 place;
out vec2 v_at;

void main() {
  gl_Position = czm_modelViewProjection * vec4(place.xy, ${LIFT_METRES.toFixed(1)}, 1.0);
  v_at = place.zw;
}`;

const FRAGMENT = /* glsl */ `
in vec2 v_at;
uniform sampler2D u_picture;

void main() {
  vec4 colour = texture(u_picture, v_at);
  if (colour.a < 0.02) discard;
  out_FragColor = vec4(colour.rgb / colour.a, colour.a);
}`;

/** Quads the picture is laid out in, each way. */
const QUADS = 48;
const QUAD = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
  [1, 1],
  [0, 1],
] as const;

/** A picture laid over the ground: one texture, one draw call. A primitive as `scene.primitives` takes it. */
export class SurfacePrimitive {
  show = true;
  readonly #modelMatrix: Matrix4;
  readonly #raster: GroundRaster;
  readonly #canvas: HTMLCanvasElement;
  readonly #soft: boolean;
  #resources: DrawnCommand | undefined;

  /** `soft` blends between the cells, for values that have no edges. */
  constructor(
    modelMatrix: Matrix4,
    raster: GroundRaster,
    canvas: HTMLCanvasElement,
    soft: boolean,
  ) {
    this.#modelMatrix = modelMatrix;
    this.#raster = raster;
    this.#canvas = canvas;
    this.#soft = soft;
  }

  update({ context, commandList, passes }: RendererFrameState): void {
    if (!this.show || !passes.render) return;
    this.#resources ??= this.#create(context);
    commandList.push(this.#resources.command);
  }

  isDestroyed(): boolean {
    return false;
  }

  destroy(): void {
    this.#resources?.destroy();
    this.#resources = undefined;
  }

  #create(context: RendererContext): DrawnCommand {
    const texture = new Texture({
      context,
      source: this.#canvas,
      flipY: true,
      preMultiplyAlpha: true,
      sampler: new Sampler({
        minificationFilter: TextureMinificationFilter.LINEAR,
        magnificationFilter: this.#soft
          ? TextureMagnificationFilter.LINEAR
          : TextureMagnificationFilter.NEAREST,
      }),
    });
    const vertexArray = new VertexArray({
      context,
      attributes: [
        {
          index: LOCATIONS.place,
          vertexBuffer: Buffer.createVertexBuffer({
            context,
            typedArray: cornersOf(this.#raster),
            usage: BufferUsage.STATIC_DRAW,
          }),
          componentsPerAttribute: 4,
          componentDatatype: ComponentDatatype.FLOAT,
        },
      ],
    });
    const { command, destroy } = districtDraw({
      context,
      owner: this,
      modelMatrix: this.#modelMatrix,
      vertexArray,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      locations: LOCATIONS,
      uniforms: { u_picture: () => texture },
      primitiveType: PrimitiveType.TRIANGLES,
      count: QUADS * QUADS * QUAD.length,
      depth: 'hidden',
    });
    return {
      command,
      destroy() {
        destroy();
        texture.destroy();
      },
    };
  }
}

/** East, north and place in the picture of every corner: small quads, since large ones are cut wrongly near the eye. */
function cornersOf(raster: GroundRaster): Float32Array {
  const width = raster.columns * raster.cellMetres;
  const height = raster.rows * raster.cellMetres;
  const corners = new Float32Array(QUADS * QUADS * 24);
  let next = 0;
  for (let row = 0; row < QUADS; row++)
    for (let column = 0; column < QUADS; column++)
      for (const [x, y] of QUAD) {
        const [across, up] = [(column + x) / QUADS, (row + y) / QUADS];
        corners.set(
          [raster.westMetres + across * width, raster.southMetres + up * height, across, up],
          next,
        );
        next += 4;
      }
  return corners;
}
