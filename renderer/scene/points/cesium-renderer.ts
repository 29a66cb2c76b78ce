import type {} from 'cesium';

/**
 * The part of Cesium's renderer a primitive of our own needs. Exported by the engine, left out of its typings; named as in
 * @cesium/engine 26 (Cesium 1.145).
 */
declare module 'cesium' {
  export interface RendererContext {
    createPickId(object: object): { readonly color: Color; destroy(): void };
  }

  export interface RendererFrameState {
    readonly context: RendererContext;
    readonly commandList: DrawCommand[];
    readonly passes: { readonly render: boolean; readonly pick: boolean };
  }

  export class DrawCommand {
    constructor(options: object);
    instanceCount: number;
    vertexArray: VertexArray;
  }

  export class RendererBuffer {
    copyFromArrayView(view: ArrayBufferView, offsetInBytes?: number): void;
    readonly sizeInBytes: number;
    destroy(): void;
  }

  export const Buffer: {
    createVertexBuffer(options: {
      readonly context: RendererContext;
      readonly typedArray?: ArrayBufferView;
      readonly sizeInBytes?: number;
      readonly usage: number;
    }): RendererBuffer;
  };

  export const BufferUsage: { readonly STATIC_DRAW: number; readonly DYNAMIC_DRAW: number };

  export class VertexArray {
    constructor(options: {
      readonly context: RendererContext;
      readonly attributes: readonly object[];
    });
    destroy(): void;
  }

  export class ShaderProgram {
    static fromCache(options: object): ShaderProgram;
    destroy(): void;
  }

  export class ShaderSource {
    constructor(options: {
      readonly sources: readonly string[];
      readonly defines?: readonly string[];
    });
  }

  export const RenderState: { fromCache(options: object): object };
  export const Pass: { readonly OPAQUE: number; readonly TRANSLUCENT: number };

  export class Texture {
    constructor(options: object);
    generateMipmap(): void;
    destroy(): void;
  }

  export class Sampler {
    constructor(options: object);
  }
}
