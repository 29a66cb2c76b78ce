import type { LayerPoints } from '../../../contract/queries/points.ts';
import type { TwinState } from '../../store.ts';
import { clearLayer, reportLayer } from '../layer-error.ts';
import type { Stage, Stop } from '../stage.ts';
import { askedDays, isOn, type OwnSpec } from './layer-state.ts';
import { countPoints } from './point-counts.ts';
import type { KeptRows } from './kept-rows.ts';
import { buildTree, type PointTree } from './point-tree.ts';

/** What the host gave of a layer. */
export interface LayerRows {
  /** Undefined while the layer is off, under way or has failed. */
  readonly tree: PointTree | undefined;
  /** Rows the system's cross-filter lets through: none where that is not known; null where it filters nothing. */
  readonly matches: Uint32Array | null;
}

const NO_MATCHES = new Uint32Array();

export const NO_ROWS: LayerRows = { tree: undefined, matches: null };

/**
 * Asks for a layer's points once it is switched on, and for the rows of its cross-filter; keeps them while the snapshot
 * stays. A filter that could not be asked for lets nothing through: what it does not let through is never drawn. `onRows` is called at once and whenever they are others.
 */
export function watchLayerRows(
  { store, host, kept }: Pick<Stage, 'store' | 'host'> & { readonly kept: KeptRows },
  spec: OwnSpec,
  onRows: (rows: LayerRows) => void,
): { readonly ready: () => boolean; readonly stop: Stop } {
  let rows = NO_ROWS;
  let waiting = false;
  /** What the rows in hand answer. */
  let answered = '';
  const give = (change: Partial<LayerRows>) => {
    rows = { ...rows, ...change };
    onRows(rows);
  };
  const errors = { points: false, matches: false };
  const failed = (which: keyof typeof errors, thrown: unknown) => {
    errors[which] = true;
    reportLayer(store, spec.id, thrown);
  };
  const worked = (which: keyof typeof errors) => {
    errors[which] = false;
    if (!errors.points && !errors.matches) clearLayer(store, spec.id);
  };

  const points = restartable(async (signal) => {
    const asked = questionOf(spec, store.getState());
    const tree = kept.take(spec.id, asked);
    give({ tree });
    if (tree) {
      waiting = false;
      answered = asked;
      return;
    }
    waiting = isOn(store.getState(), spec.id) && store.getState().snapshot !== undefined;
    if (!waiting) {
      worked('points');
      return tellDays();
    }
    try {
      const question = { id: spec.id, ...askedDays(spec, store.getState()) };
      const found = await host.call('layer.points', question, signal);
      if (signal.aborted) return;
      tellCounts(found);
      rows = { ...rows, tree: buildTree(found) };
      answered = asked;
      worked('points');
    } catch (thrown) {
      if (signal.aborted) return;
      failed('points', thrown);
    }
    waiting = false;
    onRows(rows);
  });
  const tellDays = () =>
    store.setState((before) => ({ pointDays: { ...before.pointDays, [spec.id]: undefined } }));
  const tellCounts = (found: LayerPoints) =>
    store.setState((before) => ({
      pointCounts: { ...before.pointCounts, [spec.id]: countPoints(spec, found) },
    }));

  const matches = restartable(async (signal) => {
    const where = store.getState().scene.filters?.[spec.system]?.where;
    if (!isOn(store.getState(), spec.id) || !where || Object.keys(where).length === 0) {
      worked('matches');
      if (rows.matches !== null) give({ matches: null });
      return;
    }
    try {
      const answer = await host.call('layer.matches', { id: spec.id, where }, signal);
      if (signal.aborted) return;
      worked('matches');
      give({ matches: answer.rows });
    } catch (thrown) {
      if (signal.aborted) return;
      failed('matches', thrown);
      give({ matches: NO_MATCHES });
    }
  });

  const unsubscribes = [
    store.subscribe((state) => questionOf(spec, state), points.start, { fireImmediately: true }),
    store.subscribe(
      (state) =>
        `${shownOf(spec, state)} ${JSON.stringify(state.scene.filters?.[spec.system]?.where)}`,
      matches.start,
      { fireImmediately: true },
    ),
  ];
  return {
    ready: () => !waiting,
    stop: () => {
      for (const unsubscribe of unsubscribes) unsubscribe();
      points.stop();
      matches.stop();
      if (rows.tree) kept.keep(spec.id, answered, rows.tree);
    },
  };
}

function shownOf({ id }: OwnSpec, state: TwinState): string {
  return `${isOn(state, id)} ${state.snapshot?.id}`;
}

/** What a layer's rows depend on. */
function questionOf(spec: OwnSpec, state: TwinState): string {
  return `${shownOf(spec, state)} ${JSON.stringify(askedDays(spec, state))}`;
}

/** A question that is given up when it is asked anew. */
function restartable(ask: (signal: AbortSignal) => Promise<void>) {
  let asked = new AbortController();
  return {
    start: () => {
      asked.abort();
      asked = new AbortController();
      void ask(asked.signal);
    },
    stop: () => asked.abort(),
  };
}
