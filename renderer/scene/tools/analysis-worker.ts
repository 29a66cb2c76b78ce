import type { Vector } from '../../camera/local-camera.ts';
import type { Solids } from './solids.ts';
import { sunlightOf, type SunlightRule } from './sunlight.ts';
import type { Viewpoint } from './view-limits.ts';
import { viewshedOf } from './viewshed.ts';

/** Work that takes longer than a frame, done beside the window. */
export type AnalysisTask =
  | { readonly kind: 'viewshed'; readonly view: Viewpoint & { readonly eye: Vector } }
  | { readonly kind: 'sunlight'; readonly slot: number; readonly rule: SunlightRule };

/** What the window sends: the district once, then tasks on it. */
export type AnalysisRequest =
  | { readonly kind: 'solids'; readonly solids: Solids }
  | { readonly kind: 'task'; readonly number: number; readonly task: AnalysisTask };

let solids: Solids | undefined;

function answer(task: AnalysisTask) {
  if (!solids) throw new Error('a task came before the district');
  return task.kind === 'viewshed'
    ? viewshedOf(solids, task.view)
    : sunlightOf(solids, task.slot, task.rule);
}

addEventListener('message', ({ data }: MessageEvent<AnalysisRequest>) => {
  if (data.kind === 'solids') {
    solids = data.solids;
    return;
  }
  try {
    postMessage({ number: data.number, result: answer(data.task) });
  } catch (thrown) {
    postMessage({ number: data.number, failure: String(thrown) });
  }
});
