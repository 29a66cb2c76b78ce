import { useEffect, useState } from 'react';
import type { CallResult } from '../../../contract/queries/index.ts';
import { useHost } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';

const SHOWN_SECONDS = 60;

interface Revealed {
  /** What the record says unmasked, for a minute. */
  readonly shown: CallResult<'people.reveal'> | undefined;
  readonly secondsLeft: number;
  /** Asks the host, which logs the reason before it answers; rejects with its error. */
  readonly ask: (reason: string) => Promise<void>;
  readonly hide: () => void;
}

/** One record unmasked for a minute after its reason was logged. */
export function useReveal(row: number): Revealed {
  const host = useHost();
  const snapshotId = useSnapshot()?.id;
  const [shown, setShown] = useState<CallResult<'people.reveal'>>();
  const [secondsLeft, setSecondsLeft] = useState(0);

  useEffect(() => {
    if (!shown) return;
    const until = Date.now() + SHOWN_SECONDS * 1000;
    const tick = setInterval(() => {
      const left = Math.ceil((until - Date.now()) / 1000);
      setSecondsLeft(left);
      if (left <= 0) setShown(undefined);
    }, 250);
    return () => clearInterval(tick);
  }, [shown]);

  // A row number means something in its own snapshot only.
  useEffect(() => setShown(undefined), [snapshotId]);

  const ask = async (reason: string): Promise<void> => {
    const answer = await host.call('people.reveal', { row, snapshotId: snapshotId ?? '', reason });
    setSecondsLeft(SHOWN_SECONDS);
    setShown(answer);
  };
  return { shown, secondsLeft, ask, hide: () => setShown(undefined) };
}
