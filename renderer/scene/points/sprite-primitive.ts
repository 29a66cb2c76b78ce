import {
  Buffer,
  BufferUsage,
  Cartesian2,
  Cartesian3,
  type Color,
  ComponentDatatype,
  type Matrix4,
  PrimitiveType,
  type RendererBuffer,
  type RendererContext,
  type RendererFrameState,
  Sampler,
  Texture,
  TextureMagnificationFilter,
  TextureMinificationFilter,
  VertexArray,
} from 'cesium';
import './cesium-renderer.ts';
import { atlasScale, drawAtlas } from './sprite-atlas.ts';
import {
  createSpriteBuffer,
  drawnDiscs,
  type DrawnDisc,
  SPRITE_BYTES,
  type SpriteBuffer,
} from './sprite-buffer.ts';
import { SPRITE_FRAGMENT, SPRITE_VERTEX } from './sprite-shaders.ts';
import { type DrawnCommand, districtDraw } from './district-draw.ts';

/** Sprites of one layer at most: more would cover the picture. */
const CAPACITY = 4096;

const LOCATIONS = { corner: 0, place: 1, kind: 2, fill: 3, pick: 4 };

/** What a pick of one of the layer's sprites gives back. */
export interface PickedSprite {
  readonly layerId: string;
  readonly sprite: number;
}

/**
 * All sprites of one layer in one draw call: an instanced octagon. Few objects however many rows: pick colours belong to
 * places in the buffer, not to rows. A primitive as `scene.primitives` takes it.
 */
export class SpritePrimitive {
  show = true;
  opacity = 1;
  keyline = new Cartesian3(1, 1, 1);
  ink = new Cartesian3(1, 1, 1);
  readonly #layerId: string;
  readonly #modelMatrix: Matrix4;
  #buffer: SpriteBuffer | undefined;
  #resources: Resources | undefined;
  #fill: ((buffer: SpriteBuffer) => void) | undefined;
  #fillings = 0;

  constructor(layerId: string, modelMatrix: Matrix4) {
    this.#layerId = layerId;
    this.#modelMatrix = modelMatrix;
  }

  /** Writes the sprites of the next frame. */
  refill(fill: (buffer: SpriteBuffer) => void): void {
    this.#fill = fill;
  }

  /** The point a sprite stands for; -1 for a disc. */
  pointOf(sprite: number): number {
    return this.#buffer?.points[sprite] ?? -1;
  }

  /** How many sprites are drawn. */
  get count(): number {
    return this.#buffer?.count ?? 0;
  }

  /** Counts how often sprites were written: the discs are others then. */
  get fillings(): number {
    return this.#fillings;
  }

  /** The discs that are drawn. */
  discs(): DrawnDisc[] {
    return this.show && this.#buffer ? drawnDiscs(this.#buffer) : [];
  }

  update({ context, commandList, passes }: RendererFrameState): void {
    if (!this.show || !(passes.render || passes.pick)) return;
    this.#resources ??= this.#create(context);
    const buffer = this.#buffer as SpriteBuffer;
    if (this.#fill) {
      buffer.count = 0;
      this.#fill(buffer);
      this.#fill = undefined;
      this.#fillings += 1;
      const used = new Uint8Array(buffer.bytes, 0, buffer.count * SPRITE_BYTES);
      if (used.length > 0) this.#resources.vertices.copyFromArrayView(used);
      this.#resources.command.instanceCount = buffer.count;
    }
    if (buffer.count > 0) commandList.push(this.#resources.command);
  }

  isDestroyed(): boolean {
    return false;
  }

  destroy(): void {
    this.#resources?.destroy();
    this.#resources = undefined;
  }

  #create(context: RendererContext): Resources {
    const ids = Array.from({ length: CAPACITY }, (_, sprite) =>
      context.createPickId({ layerId: this.#layerId, sprite } satisfies PickedSprite),
    );
    this.#buffer = createSpriteBuffer(CAPACITY, (index) =>
      Uint8Array.from((ids[index] as { color: Color }).color.toBytes()),
    );
    const vertices = Buffer.createVertexBuffer({
      context,
      typedArray: new Uint8Array(this.#buffer.bytes),
      usage: BufferUsage.DYNAMIC_DRAW,
    });
    const vertexArray = new VertexArray({ context, attributes: attributes(context, vertices) });
    const { texture, cell } = atlasTexture(context);
    const { command, destroy } = districtDraw({
      context,
      owner: this,
      modelMatrix: this.#modelMatrix,
      vertexArray,
      vertexShader: SPRITE_VERTEX,
      fragmentShader: SPRITE_FRAGMENT,
      locations: LOCATIONS,
      uniforms: {
        u_atlas: () => texture,
        u_cell: () => cell,
        u_opacity: () => this.opacity,
        u_keyline: () => this.keyline,
        u_ink: () => this.ink,
      },
      primitiveType: PrimitiveType.TRIANGLES,
      count: CORNERS.length / 2,
      instanceCount: 0,
      depth: 'hidden',
      pickId: 'v_pick',
    });
    return {
      command,
      vertices,
      destroy() {
        destroy();
        texture.destroy();
        for (const id of ids) id.destroy();
      },
    };
  }
}

interface Resources extends DrawnCommand {
  readonly vertices: RendererBuffer;
}

/** An octagon round a circle of radius 1, as triangles from one corner: a square would have a fifth more to shade. */
const CORNERS = Float32Array.from(
  [1, 2, 3, 4, 5, 6].flatMap((at) => [0, at, at + 1].flatMap(octagonCorner)),
);

function octagonCorner(at: number): [number, number] {
  const angle = ((at + 0.5) * Math.PI) / 4;
  const reach = 1 / Math.cos(Math.PI / 8);
  return [Math.cos(angle) * reach, Math.sin(angle) * reach];
}

function attributes(context: RendererContext, vertexBuffer: RendererBuffer): object[] {
  const corners = Buffer.createVertexBuffer({
    context,
    typedArray: CORNERS,
    usage: BufferUsage.STATIC_DRAW,
  });
  const instanced = {
    vertexBuffer,
    strideInBytes: SPRITE_BYTES,
    instanceDivisor: 1,
    componentsPerAttribute: 4,
  };
  const bytes = {
    ...instanced,
    componentDatatype: ComponentDatatype.UNSIGNED_BYTE,
    normalize: true,
  };
  const floats = { ...instanced, componentDatatype: ComponentDatatype.FLOAT };
  return [
    {
      index: LOCATIONS.corner,
      vertexBuffer: corners,
      componentsPerAttribute: 2,
      componentDatatype: ComponentDatatype.FLOAT,
    },
    { ...floats, index: LOCATIONS.place, offsetInBytes: 0 },
    { ...floats, index: LOCATIONS.kind, offsetInBytes: 16 },
    { ...bytes, index: LOCATIONS.fill, offsetInBytes: 32 },
    { ...bytes, index: LOCATIONS.pick, offsetInBytes: 36 },
  ];
}

function atlasTexture(context: RendererContext): { texture: Texture; cell: Cartesian2 } {
  const canvas = drawAtlas();
  const texture = new Texture({
    context,
    source: canvas,
    flipY: true,
    sampler: new Sampler({
      // One level, not a mixture of two: half the texels to read, and sharper.
      minificationFilter: TextureMinificationFilter.LINEAR_MIPMAP_NEAREST,
      magnificationFilter: TextureMagnificationFilter.LINEAR,
    }),
  });
  texture.generateMipmap();
  return { texture, cell: Cartesian2.fromArray(atlasScale(canvas)) };
}
