import { useEffect, useState } from 'react';
import type { GridFitResult } from '../../../contract/control-points.ts';
import { type ErrorShape, toErrorShape } from '../../../contract/errors.ts';
import { useDesk } from '../import-desk/use-desk.tsx';
import { type GridDraft, wishOf } from './points-model.ts';

/** Typing settles before the points are fitted anew. */
const SETTLED_MS = 250;

/** A fit of what is entered, or why there is none; `undefined` for both while nothing is. */
export interface Fitted {
  /** Of the complete rows, in order. */
  readonly fit: GridFitResult | undefined;
  readonly error: ErrorShape | undefined;
}

const NOTHING: Fitted = { fit: undefined, error: undefined };

/** Fits the draft again whenever it changes. */
export function useGridFit(draft: GridDraft): Fitted {
  const desk = useDesk();
  const [fitted, setFitted] = useState(NOTHING);
  const asked = JSON.stringify(wishOf(draft) ?? null);
  useEffect(() => {
    if (asked === 'null') {
      setFitted(NOTHING);
      return;
    }
    const withdrawal = new AbortController();
    const tell = (next: Fitted) => {
      if (!withdrawal.signal.aborted) setFitted(next);
    };
    const timer = setTimeout(() => {
      desk.fitGrid(JSON.parse(asked), withdrawal.signal).then(
        (fit) => tell({ fit, error: undefined }),
        (error: unknown) => tell({ fit: undefined, error: toErrorShape(error) }),
      );
    }, SETTLED_MS);
    return () => {
      clearTimeout(timer);
      withdrawal.abort();
    };
  }, [desk, asked]);
  return fitted;
}
