import type { Scene } from 'cesium';

/** Where the engine's view keeps its depths; its types leave it out (Scene/GlobeDepth.js). */
interface Depths {
  executeCopyDepth(...given: unknown[]): void;
  executeUpdateDepth(...given: unknown[]): void;
  prepareColorTextures(context: unknown, withStencil?: boolean): void;
}

/**
 * Twice in a frame, after the globe and after the tiles, the engine resolves all samples and copies the depths for what is
 * draped over them. Nothing here is draped: samples are resolved once, for the finished picture, which alone asks for it
 * without a word about the stencil.
 */
export function stopCopyingDepths(scene: Scene): void {
  const { globeDepth } = (scene as unknown as { readonly view: { readonly globeDepth?: Depths } })
    .view;
  if (!globeDepth) return;
  const resolve = globeDepth.prepareColorTextures.bind(globeDepth);
  globeDepth.executeCopyDepth = () => undefined;
  globeDepth.executeUpdateDepth = () => undefined;
  globeDepth.prepareColorTextures = (context, withStencil) => {
    if (withStencil === undefined) resolve(context);
  };
}
