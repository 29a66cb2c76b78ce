import type { CDPSession, Page } from '@playwright/test';

/** One task of the page's own thread. */
export interface PageTask {
  readonly wallMs: number;
  /** Processor time of the thread; less than the clock where the machine was busy elsewhere. */
  readonly processorMs: number;
  /** Most of it was a frame of the scene. */
  readonly isFrame: boolean;
}

/** Tasks of a page since they were last taken. */
export interface PageTasks {
  take(): Promise<readonly PageTask[]>;
}

/** An event of the browser's trace. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

const TASK = 'ThreadControllerImpl::RunTask';
/** A mark of our own tells which of the traced threads is the page's. */
const MARK = 'twin-bench-tasks';
const SHORTEST_MS = 10;

/** Watches a page through the browser's own trace, which costs little without samples of the processor. */
export async function watchTasks(page: Page): Promise<PageTasks> {
  const session = await page.context().newCDPSession(page);
  await begin(session);
  return {
    async take() {
      const events = await endMarked(page, session);
      await begin(session);
      return tasksOf(events);
    },
  };
}

/** Traces a page from now on; the end gives the events of its own thread. */
export async function traceThread(page: Page): Promise<() => Promise<readonly TraceEvent[]>> {
  const session = await page.context().newCDPSession(page);
  await begin(session);
  return () => endMarked(page, session).finally(() => session.detach());
}

async function begin(session: CDPSession): Promise<void> {
  const includedCategories = ['toplevel', 'devtools.timeline', 'blink.user_timing'];
  await session.send('Tracing.start', { traceConfig: { includedCategories } });
}

/** Ends a trace and gives the events of the page's own thread. */
async function endMarked(page: Page, session: CDPSession): Promise<readonly TraceEvent[]> {
  await page.evaluate((mark) => performance.mark(mark), MARK);
  const events = await end(session);
  const mark = events.find(({ name }) => name === MARK);
  return events.filter(({ pid, tid }) => pid === mark?.pid && tid === mark.tid);
}

async function end(session: CDPSession): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => void events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  return events;
}

function tasksOf(own: readonly TraceEvent[]): readonly PageTask[] {
  const calls = own.filter(({ name, dur }) => name === 'FunctionCall' && (dur ?? 0) > 1000);
  return own
    .filter(({ name, dur }) => name === TASK && (dur ?? 0) >= SHORTEST_MS * 1000)
    .map((task) => ({
      wallMs: (task.dur ?? 0) / 1000,
      processorMs: (task.tdur ?? 0) / 1000,
      isFrame: 2 * frameTime(task, calls) > (task.dur ?? 0),
    }));
}

/** Microseconds a task spent in functions the scene's bundle was called by. */
function frameTime({ ts, dur = 0 }: TraceEvent, calls: readonly TraceEvent[]): number {
  return calls
    .filter((call) => call.ts >= ts && call.ts < ts + dur)
    .filter((call) => call.args?.data?.url?.includes('/assets/scene-'))
    .reduce((sum, call) => sum + (call.dur ?? 0), 0);
}
