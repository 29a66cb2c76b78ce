import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecordPicture } from '../../../contract/queries/pictures.ts';
import type { Answer } from '../../host/use-call.ts';
import { ErrorNote } from '../error-note.tsx';

interface PictureFrameProps {
  readonly picture: RecordPicture;
  /** What it shows, for those who do not see it. */
  readonly label: string;
  readonly answer: Answer<string>;
}

/** One photograph, or what stands in its place. */
export function PictureFrame({ picture, label, answer }: PictureFrameProps) {
  const { t } = useTranslation();
  if (picture.problem !== null) {
    return (
      <div className="picture-missing" role="img" aria-label={label}>
        <strong>{t(`pictures.problems.${picture.problem}`)}</strong>
        <p className="small secondary">{picture.fileName}</p>
        <p className="small secondary">{t('pictures.remedy')}</p>
      </div>
    );
  }
  if (answer.kind === 'failed')
    return <ErrorNote title={t('pictures.failed')} error={answer.error} retry={answer.retry} />;
  if (answer.kind === 'loading') {
    return (
      <div className="picture-loading" role="status" aria-label={t('pictures.loading')}>
        <Skeleton.Node active />
      </div>
    );
  }
  return <img className="picture" src={answer.value} alt={label} draggable={false} />;
}
