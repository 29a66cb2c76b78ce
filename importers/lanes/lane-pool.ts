import { availableParallelism } from 'node:os';
import type { LocalGrids } from '../crs/systems.ts';
import type { LaneSettings } from './file-job.ts';
import { type Lane, type LaneWatch, ownLane, threadLane } from './lanes.ts';

export interface LanePoolOptions {
  readonly settings: LaneSettings;
  readonly localGrids?: LocalGrids;
  readonly watch: LaneWatch;
  /** Threads to work on; by the size of what there is to do and the machine when absent. */
  readonly threads?: number;
}

/** The lanes of an import: this thread, and a second one that is started when something is worth it. */
export class LanePool {
  private readonly options: LanePoolOptions;
  private readonly own: Lane;
  private second: Promise<Lane | undefined> | undefined;

  constructor(options: LanePoolOptions) {
    this.options = options;
    this.own = ownLane(options.settings, options.watch, options.localGrids);
  }

  /**
   * Does all jobs, the next by whichever lane is free. A second thread takes part where that is `worthTwo`, once it has
   * started; one that does not start leaves all to this one. The first error ends all lanes.
   */
  async drain<Job>(
    jobs: readonly Job[],
    worthTwo: boolean,
    work: (lane: Lane, job: Job) => Promise<void>,
  ): Promise<void> {
    const queue = [...jobs];
    const lanes = this.lanesFor(queue.length, worthTwo).map(async (starting) => {
      const lane = await starting;
      for (let job = lane && queue.shift(); lane && job; job = queue.shift()) await work(lane, job);
    });
    try {
      await Promise.all(lanes);
    } catch (error) {
      queue.length = 0;
      await this.stop();
      await Promise.allSettled(lanes);
      throw error;
    }
  }

  /** Ends all lanes; what they work at just now fails. */
  async stop(): Promise<void> {
    await this.own.stop();
    await (await this.second)?.stop();
  }

  /** Starts the second thread meanwhile, where something worth it will come. */
  expect(worthTwo: boolean): void {
    if (this.wanted(worthTwo) > 1) this.startSecond();
  }

  private startSecond(): Promise<Lane | undefined> {
    this.second ??= threadLane(this.options.settings, this.options.watch);
    return this.second;
  }

  private wanted(worthTwo: boolean): number {
    return this.options.threads ?? (worthTwo && availableParallelism() > 1 ? 2 : 1);
  }

  private lanesFor(jobs: number, worthTwo: boolean): (Lane | Promise<Lane | undefined>)[] {
    if (Math.min(this.wanted(worthTwo), jobs) < 2) return [this.own];
    return [this.own, this.startSecond()];
  }
}
