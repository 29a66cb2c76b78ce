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
export interface TranslucentDraw {
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
  /** Whether what stands before it hides it. */
  readonly hidden: boolean;
  /** Name of the varying with the pick colour, where it can be picked. */
  readonly pickId?: string;
}

/** A command and what goes with it. */
export interface DrawnCommand {
  readonly command: DrawCommand;
  /** Frees the vertex array, its buffers and the program. */
  destroy(): void;
}

/** A draw call that blends over the district and writes no depth: dots, sprites, tracks, surfaces. */
export function translucentDraw(draw: TranslucentDraw): DrawnCommand {
  const { context, vertexArray, modelMatrix, instanceCount, pickId } = draw;
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
      blending: BlendingState.ALPHA_BLEND,
      depthTest: { enabled: draw.hidden },
      depthMask: false,
    }),
    pass: Pass.TRANSLUCENT,
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
