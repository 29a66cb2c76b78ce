import type { PointTree } from './point-tree.ts';

/** What a scene that ends leaves to the one that takes its place over the same state. */
export interface KeptRows {
  /** Keeps a layer's tree under the question it answers. */
  keep(layerId: string, question: string, tree: PointTree): void;
  /** Takes a tree out; undefined where none answers the question. */
  take(layerId: string, question: string): PointTree | undefined;
}

/** Trees depend on nothing of the drawing context: a scene made anew after a lost one neither asks for nor sorts them again. */
export function createKeptRows(): KeptRows {
  const kept = new Map<string, { readonly question: string; readonly tree: PointTree }>();
  return {
    keep: (layerId, question, tree) => void kept.set(layerId, { question, tree }),
    take: (layerId, question) => {
      const found = kept.get(layerId);
      kept.delete(layerId);
      return found?.question === question ? found.tree : undefined;
    },
  };
}
