import { type RefObject, useEffect, useRef, useState } from 'react';
import { type ErrorShape, toErrorShape } from '../../../contract/errors.ts';
import type { DeckMap, PlanHit } from '../../analysis/deck-map.ts';
import type { PlanView } from '../../analysis/plan-view.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { changeAnalysis } from './open-analysis.ts';

interface MountedMap {
  readonly map: DeckMap | undefined;
  readonly error: ErrorShape | undefined;
}

/** A view that rests so long is kept in the shared view, milliseconds. */
const RESTS_MILLISECONDS = 400;

/** What the map tells of; the newest handlers are called. */
export interface MapHandlers {
  readonly onHover: (hit: PlanHit | undefined) => void;
  readonly onClick: (hit: PlanHit | undefined) => void;
  readonly onView: (view: PlanView) => void;
}

/** The map in a container, made once it stands and again when its context is lost; deck.gl comes with the first one. */
export function useDeckMap(
  container: RefObject<HTMLDivElement | null>,
  handlers: MapHandlers,
): MountedMap {
  const store = useTwinStore();
  const profileKey = useTwin((state) => JSON.stringify(state.snapshot?.profile.box));
  const [mounted, setMounted] = useState<MountedMap>({ map: undefined, error: undefined });
  const [losses, setLosses] = useState(0);
  const newest = useRef(handlers);
  newest.current = handlers;
  useEffect(() => {
    const { snapshot } = store.getState();
    if (!snapshot) return;
    let left = false;
    let map: DeckMap | undefined;
    let resting: ReturnType<typeof setTimeout> | undefined;
    const keep = (view: PlanView, byHand: boolean): void => {
      newest.current.onView(view);
      clearTimeout(resting);
      if (!byHand) return;
      resting = setTimeout(() => changeAnalysis(store, { view }), RESTS_MILLISECONDS);
    };
    const fail = (thrown: unknown): void => {
      if (!left) setMounted({ map: undefined, error: toErrorShape(thrown) });
    };
    const mount = async () => {
      const { createDeckMap } = await import('../../analysis/deck-map.ts');
      if (left || !container.current) return;
      const start = store.getState().scene.analysis?.view;
      map = createDeckMap(container.current, snapshot.profile, start, {
        onHover: (hit) => newest.current.onHover(hit),
        onClick: (hit) => newest.current.onClick(hit),
        onView: keep,
        onError: fail,
        onLost: () => setLosses((count) => count + 1),
      });
      newest.current.onView(map.view());
      setMounted({ map, error: undefined });
    };
    mount().catch(fail);
    const unsubscribe = store.subscribe(
      ({ scene }) => scene.analysis?.view,
      (view) => {
        if (!map || !view || sameView(view, map.view())) return;
        map.look(view);
      },
    );
    return () => {
      left = true;
      clearTimeout(resting);
      unsubscribe();
      map?.stop();
      setMounted({ map: undefined, error: undefined });
    };
  }, [store, container, profileKey, losses]);
  return mounted;
}

function sameView(one: PlanView, other: PlanView): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
