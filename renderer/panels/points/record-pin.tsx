import { useTranslation } from 'react-i18next';
import type { RecordRef } from '../../../contract/queries/records.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { PersonalWatermark } from '../../parts/personal-watermark.tsx';
import { PictureFrame } from '../../parts/pictures/picture-frame.tsx';
import type { PicturePair } from '../../parts/pictures/picture-pairs.ts';
import { usePartTitle } from '../../parts/pictures/picture-words.ts';
import { usePicture } from '../../parts/pictures/use-picture.ts';
import './points.css';

/** Nearer to the picture's upper edge it hangs below its place. */
const MOST_HEIGHT_PIXELS = 200;

/** The open record at its place on the map: its photographs, before beside after, or its title. */
export function RecordPin() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const pinned = useTwin((state) => state.pinned);
  const at = useTwin((state) => state.pinnedAt);
  if (!pinned || !at) return null;
  const [left, top] = at;
  const { record, title, pair } = pinned;
  const classes = [
    'record-pin',
    pair && (pair.right ? 'record-pin-pair' : 'record-pin-picture'),
    top < MOST_HEIGHT_PIXELS && 'record-pin-below',
  ];
  return (
    <section
      className={classes.filter(Boolean).join(' ')}
      aria-label={t('points.pin', { title })}
      style={{ left, top }}
    >
      <header>
        <span>{title}</span>
        <IconButton
          icon="close"
          label={t('points.unpin')}
          onClick={() => store.setState({ pinned: undefined })}
        />
      </header>
      {pair && <Photographs key={record.key} record={record} pair={pair} />}
    </section>
  );
}

interface PhotographsProps {
  readonly record: RecordRef;
  readonly pair: PicturePair;
}

function Photographs({ record, pair: { left, right } }: PhotographsProps) {
  const titleOf = usePartTitle(record.table);
  const answers = [usePicture(record, left), usePicture(record, right)] as const;
  const shown = right ? [left, right] : [left];
  return (
    <PersonalWatermark>
      <div className="record-pin-frames">
        {shown.map((picture, at) => (
          <figure key={picture.part}>
            <PictureFrame picture={picture} label={titleOf(picture.part)} answer={answers[at]!} />
            <figcaption className="small secondary">
              {titleOf(picture.part)}
              {picture.at && ` · ${picture.at.slice(0, 10)}`}
            </figcaption>
          </figure>
        ))}
      </div>
    </PersonalWatermark>
  );
}
