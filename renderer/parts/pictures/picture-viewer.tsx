import { Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRef } from '../../../contract/queries/records.ts';
import { PictureCompare } from './picture-compare.tsx';
import type { PicturePair } from './picture-pairs.ts';
import { PictureCaptions } from './picture-captions.tsx';

/** Scales of the large view; 1 fits the window. */
const SCALES = [1, 2, 4];
/** Height of a fitted picture, of the window's. */
const FITTED = '62vh';

interface PictureViewerProps {
  readonly record: RecordRef;
  readonly pair: PicturePair;
  readonly title: string;
  readonly close: () => void;
}

/** The photographs large: fitted, or scaled up and scrolled. */
export function PictureViewer({ record, pair, title, close }: PictureViewerProps) {
  const { t } = useTranslation();
  const [scale, setScale] = useState(1);
  const { widthPixels, heightPixels } = pair.left;
  const aspect = (widthPixels ?? 4) / (heightPixels ?? 3);
  const options = SCALES.map((value) => ({
    value,
    label: value === 1 ? t('pictures.fit') : `${value * 100} %`,
  }));
  return (
    <Modal open centered width="min(72rem, 92vw)" title={title} footer={null} onCancel={close}>
      <Segmented
        aria-label={t('pictures.zoom')}
        options={options}
        value={scale}
        onChange={setScale}
      />
      <div className="picture-stage">
        <div
          className="picture-scaled"
          style={{ width: `calc(min(100%, ${FITTED} * ${aspect}) * ${scale})` }}
        >
          <PictureCompare record={record} pair={pair} />
        </div>
      </div>
      <PictureCaptions record={record} pair={pair} />
    </Modal>
  );
}
