import { useCallback, useEffect, useState } from 'react';
import { type ErrorShape, toErrorShape } from '../../../contract/errors.ts';
import type { FilePreviewInfo, RecognisedFileInfo } from '../../../contract/imports.ts';
import type { Answer } from '../../host/use-call.ts';
import { useDesk } from './use-desk.tsx';

interface Held {
  readonly of: RecognisedFileInfo;
  readonly value?: FilePreviewInfo;
  readonly error?: ErrorShape;
}

/** The first rows of a file and where it lies: asked for when it is looked at, and again when it was recognised anew. */
export function usePreview(file: RecognisedFileInfo): Answer<FilePreviewInfo> {
  const desk = useDesk();
  const [held, hold] = useState<Held>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const withdrawal = new AbortController();
    const keep = (answer: Held): void => {
      if (!withdrawal.signal.aborted) hold(answer);
    };
    desk.preview(file.name, withdrawal.signal).then(
      (value) => keep({ of: file, value }),
      (error: unknown) => keep({ of: file, error: toErrorShape(error) }),
    );
    return () => withdrawal.abort();
  }, [desk, file, attempt]);
  const retry = useCallback(() => {
    hold(undefined);
    setAttempt((count) => count + 1);
  }, []);
  if (held?.of !== file) return { kind: 'loading', value: held?.value };
  if (held.error) return { kind: 'failed', error: held.error, retry };
  return held.value ? { kind: 'done', value: held.value } : { kind: 'loading', value: undefined };
}
