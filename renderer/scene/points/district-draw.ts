import {
  BlendingState,
  DrawCommand,
  type Matrix4,
  Pass,
  type RendererContext,
  RenderState,
  ShaderProgram,
  ShaderSource,
  type VertexArray,
} from 'cesium';
import './cesium-renderer.ts';
import { districtSphere } from './district-sphere.ts';

/** What is drawn, and with what. */
export interface DistrictDraw {
  readonly context: RendererContext;
  readonly owner: object;
  readonly modelMatrix: Matrix4;
  readonly vertexArray: VertexArray;
  readonly vertexShader: string;
  readonly fragmentShader: string;
  readonly locations: Readonly<Record<string, number>>;
  readonly uniforms: Readonly<Record<string, () => unknown>>;
  readonly primitiveType: number;
  readonly count: number;
  /** Absent where nothing is instanced. */
  readonly instanceCount?: number;
  /** `over` is drawn over everything, `hidden` only where nothing stands before it; `solid` also hides what is behind it. */
  readonly depth: 'over' | 'hidden' | 'solid';
  /** Name of the varying with the pick colour, where it can be picked. */
  readonly pickId?: string;
}

/** A command and what goes with it. */
export interface DrawnCommand {
  readonly command: DrawCommand;
  /** Frees the vertex array, its buffers and the program. */
  destroy(): void;
}

/** A draw call in the district's frame: models stand in it, dots, sprites, tracks and surfaces blend over it. */
export function districtDraw(draw: DistrictDraw): DrawnCommand {
  const { context, vertexArray, modelMatrix, instanceCount, pickId } = draw;
  const isSolid = draw.depth === 'solid';
  const shaderProgram = ShaderProgram.fromCache({
    context,
    vertexShaderSource: new ShaderSource({ sources: [draw.vertexShader] }),
    fragmentShaderSource: new ShaderSource({ sources: [draw.fragmentShader] }),
    attributeLocations: draw.locations,
  });
  const command = new DrawCommand({
    vertexArray,
    shaderProgram,
    primitiveType: draw.primitiveType,
    count: draw.count,
    ...(instanceCount === undefined ? {} : { instanceCount }),
    modelMatrix,
    uniformMap: draw.uniforms,
    renderState: RenderState.fromCache({
      ...(isSolid ? {} : { blending: BlendingState.ALPHA_BLEND }),
      depthTest: { enabled: draw.depth !== 'over' },
      depthMask: isSolid,
    }),
    pass: isSolid ? Pass.OPAQUE : Pass.TRANSLUCENT,
    ...(pickId === undefined ? {} : { pickId }),
    owner: draw.owner,
    boundingVolume: districtSphere(modelMatrix),
    cull: false,
  });
  return {
    command,
    destroy() {
      vertexArray.destroy();
      shaderProgram.destroy();
    },
  };
}
