import type { RecordRef } from '../../../contract/queries/records.ts';
import type { PicturePair } from './picture-pairs.ts';
import { captionOf, usePartTitle } from './picture-words.ts';

interface PictureCaptionsProps {
  readonly record: RecordRef;
  readonly pair: PicturePair;
}

/** Below the photographs: what each shows, when, who, and its file. */
export function PictureCaptions({ record, pair: { left, right } }: PictureCaptionsProps) {
  const titleOf = usePartTitle(record.table);
  const shown = right ? [left, right] : [left];
  return (
    <dl className="picture-captions small">
      {shown.map((picture) => (
        <div key={picture.part}>
          <dt className="secondary">{titleOf(picture.part)}</dt>
          <dd>{captionOf(picture)}</dd>
        </div>
      ))}
    </dl>
  );
}
