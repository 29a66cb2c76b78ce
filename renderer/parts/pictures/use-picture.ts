import { useEffect, useState } from 'react';
import type { RecordPicture } from '../../../contract/queries/pictures.ts';
import type { RecordRef } from '../../../contract/queries/records.ts';
import { type Answer, useCall } from '../../host/use-call.ts';

/** A photograph as the page shows it, opened from the data host while it is on screen; asks nothing for one that is not there. */
export function usePicture(
  { table, key }: RecordRef,
  picture: RecordPicture | undefined,
): Answer<string> {
  const isThere = picture !== undefined && picture.problem === null;
  const answer = useCall(
    'record.picture',
    isThere ? { table, key, part: picture.part, sequence: picture.sequence } : undefined,
  );
  const value = answer.kind === 'done' ? answer.value : undefined;
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!value) return;
    const { bytes, format } = value;
    const made = URL.createObjectURL(new Blob([bytes], { type: `image/${format}` }));
    setUrl(made);
    return () => {
      setUrl(undefined);
      URL.revokeObjectURL(made);
    };
  }, [value]);
  if (answer.kind === 'failed') return answer;
  return url === undefined ? { kind: 'loading', value: undefined } : { kind: 'done', value: url };
}
