import { useTranslation } from 'react-i18next';
import type { ErrorShape } from '../../contract/errors.ts';
import { useErrorText } from '../format/error-text.ts';
import { Icon } from '../icons.tsx';
import './parts.css';

interface ErrorNoteProps {
  readonly title: string;
  readonly error: ErrorShape;
  readonly retry?: () => void;
}

/** An error standing where the thing would be, with its sentence and a way on. */
export function ErrorNote({ title, error, retry }: ErrorNoteProps) {
  const { t } = useTranslation();
  const tell = useErrorText();
  return (
    <div className="error-note" role="alert">
      <Icon name="warning" />
      <div>
        <strong>{title}</strong>
        <p className="secondary">{tell(error)}</p>
        {retry && (
          <button type="button" className="link" onClick={retry}>
            {t('common.retry')}
          </button>
        )}
      </div>
    </div>
  );
}
