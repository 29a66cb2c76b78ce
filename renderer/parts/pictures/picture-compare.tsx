import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRef } from '../../../contract/queries/records.ts';
import { PictureFrame } from './picture-frame.tsx';
import type { PicturePair } from './picture-pairs.ts';
import { usePartTitle } from './picture-words.ts';
import { usePicture } from './use-picture.ts';

interface PictureCompareProps {
  readonly record: RecordRef;
  readonly pair: PicturePair;
}

/** 前后对比: two photographs over each other with a divider to drag, or the one there is. */
export function PictureCompare({ record, pair: { left, right } }: PictureCompareProps) {
  const { t } = useTranslation();
  const titleOf = usePartTitle(record.table);
  const [before, after] = [usePicture(record, left), usePicture(record, right)];
  const [percent, setPercent] = useState(50);
  const titles = { left: titleOf(left.part), right: right ? titleOf(right.part) : '' };
  if (!right) return <PictureFrame picture={left} label={titles.left} answer={before} />;
  if (before.kind !== 'done' || after.kind !== 'done') {
    return (
      <div className="picture-side-by-side">
        <PictureFrame picture={left} label={titles.left} answer={before} />
        <PictureFrame picture={right} label={titles.right} answer={after} />
      </div>
    );
  }
  return (
    <div className="picture-compare">
      <PictureFrame picture={left} label={titles.left} answer={before} />
      <div className="picture-after" style={{ clipPath: `inset(0 0 0 ${percent}%)` }}>
        <PictureFrame picture={right} label={titles.right} answer={after} />
      </div>
      <span className="picture-tag">{titles.left}</span>
      <span className="picture-tag picture-tag-right">{titles.right}</span>
      <span className="picture-divider" style={{ left: `${percent}%` }} aria-hidden="true" />
      <input
        type="range"
        className="picture-range"
        min={0}
        max={100}
        value={percent}
        aria-label={t('pictures.compare', titles)}
        aria-valuetext={t('pictures.value', { ...titles, percent })}
        onChange={(event) => setPercent(Number(event.target.value))}
      />
    </div>
  );
}
