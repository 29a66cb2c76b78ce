import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordPictures } from '../../../contract/queries/pictures.ts';
import type { RecordRef } from '../../../contract/queries/records.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { IconButton } from '../icon-button.tsx';
import { PanelSection } from '../kit/system-panel.tsx';
import { PersonalWatermark } from '../personal-watermark.tsx';
import { PictureCaptions } from './picture-captions.tsx';
import { PictureCompare } from './picture-compare.tsx';
import { picturePairs } from './picture-pairs.ts';
import { PictureViewer } from './picture-viewer.tsx';
import './pictures.css';

interface PicturesProps {
  readonly record: RecordRef;
  readonly found: RecordPictures;
}

/** 照片: before and after of a record, a pair at a time; nothing where there are none. */
export function PicturesSection({ record, found }: PicturesProps) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const [isLarge, setLarge] = useState(false);
  const pairs = picturePairs(found.pictures);
  const pair = pairs[Math.min(at, pairs.length - 1)];
  const title = usePicturesTitle(record.table);
  if (!pair) return null;
  const isThere = [pair.left, pair.right].some((one) => one?.problem === null);
  return (
    <PanelSection
      title={title}
      aside={
        isThere && (
          <button type="button" className="link" onClick={() => setLarge(true)}>
            {t('pictures.enlarge')}
          </button>
        )
      }
    >
      <PersonalWatermark>
        <PictureCompare key={at} record={record} pair={pair} />
      </PersonalWatermark>
      {pairs.length > 1 && <Steps at={at} count={pairs.length} go={setAt} />}
      <PictureCaptions record={record} pair={pair} />
      {found.leftOut > 0 && (
        <p className="small secondary">{t('pictures.leftOut', { count: found.leftOut })}</p>
      )}
      {isLarge && (
        <PictureViewer
          record={record}
          pair={pair}
          title={`${title} · ${record.key}`}
          close={() => setLarge(false)}
        />
      )}
    </PanelSection>
  );
}

/** Said where a case or hazard has no photographs, or the account may not see them; a component need not have any. */
export function NoPictures({ record, found }: PicturesProps) {
  const { t } = useTranslation();
  const title = usePicturesTitle(record.table);
  const isExpected = tableSpec(record.table).pictures?.after !== undefined;
  if (found.pictures.length > 0 || (found.allowed && !isExpected)) return null;
  return (
    <PanelSection title={title}>
      <p className="small secondary">
        {found.allowed ? t('pictures.none', { number: record.key }) : t('pictures.notAllowed')}
      </p>
    </PanelSection>
  );
}

function usePicturesTitle(table: string): string {
  const { t } = useTranslation();
  if (table === 'hazard') return t('pictures.rectified');
  return t(tableSpec(table).pictures?.after ? 'pictures.title' : 'pictures.one');
}

interface StepsProps {
  readonly at: number;
  readonly count: number;
  readonly go: (at: number) => void;
}

function Steps({ at, count, go }: StepsProps) {
  const { t } = useTranslation();
  return (
    <p className="picture-steps small">
      <IconButton
        icon="chevron"
        className="picture-back"
        label={t('pictures.previous')}
        disabled={at === 0}
        onClick={() => go(at - 1)}
      />
      <span aria-live="polite">{t('pictures.step', { at: at + 1, count })}</span>
      <IconButton
        icon="chevron"
        label={t('pictures.next')}
        disabled={at === count - 1}
        onClick={() => go(at + 1)}
      />
    </p>
  );
}
