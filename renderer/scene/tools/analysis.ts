import type { AnalysisRequest, AnalysisTask } from './analysis-worker.ts';
import type { Solids } from './solids.ts';
import type { FacadeHours } from './sunlight.ts';
import type { Viewshed } from './viewshed.ts';

type Answer<Task extends AnalysisTask> = Task['kind'] extends 'viewshed' ? Viewshed : FacadeHours[];

/** Runs long analyses in a worker, one after the other. */
export interface Analysis {
  run<Task extends AnalysisTask>(solids: Solids, task: Task): Promise<Answer<Task>>;
  stop(): void;
}

export function createAnalysis(): Analysis {
  let worker: Worker | undefined;
  let sent: Solids | undefined;
  let next = 0;
  const waiting = new Map<
    number,
    { resolve: (value: never) => void; reject: (why: Error) => void }
  >();
  const start = () => {
    const made = new Worker(new URL('./analysis-worker.ts', import.meta.url), { type: 'module' });
    made.addEventListener('message', ({ data }) => {
      const asked = waiting.get(data.number);
      waiting.delete(data.number);
      if (data.failure) asked?.reject(new Error(data.failure));
      else asked?.resolve(data.result as never);
    });
    return made;
  };
  return {
    run: (solids, task) => {
      worker ??= start();
      const post = (request: AnalysisRequest) => worker?.postMessage(request);
      if (sent !== solids) post({ kind: 'solids', solids });
      sent = solids;
      const number = next++;
      post({ kind: 'task', number, task });
      return new Promise((resolve, reject) => waiting.set(number, { resolve, reject }));
    },
    stop: () => {
      worker?.terminate();
      waiting.clear();
    },
  };
}
