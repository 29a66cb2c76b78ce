import { useState } from 'react';
import { type ErrorShape, toErrorShape } from '../../contract/errors.ts';

/** Does something that may fail and keeps why it did, until the next attempt. */
export function useAttempt(): {
  readonly attempt: (work: () => Promise<void> | void) => void;
  readonly error: ErrorShape | undefined;
} {
  const [error, setError] = useState<ErrorShape>();
  const attempt = (work: () => Promise<void> | void): void => {
    setError(undefined);
    Promise.resolve()
      .then(work)
      .catch((thrown: unknown) => setError(toErrorShape(thrown)));
  };
  return { attempt, error };
}
