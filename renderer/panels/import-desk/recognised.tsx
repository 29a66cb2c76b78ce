import { Skeleton } from 'antd';
import { type ReactNode, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecognisedFileInfo } from '../../../contract/imports.ts';
import { useSaid } from '../../format/error-text.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { FileList } from './file-list.tsx';
import { TableChoice } from './table-choice.tsx';
import { useDesk, useDeskState } from './use-desk.tsx';

/** Files at the left, the one that is looked at beside them; skeletons, errors and emptiness in their place. */
export function Recognised({
  children,
}: {
  readonly children: (file: RecognisedFileInfo) => ReactNode;
}) {
  const { t } = useTranslation();
  const recognition = useDeferredValue(useDeskState((state) => state.recognition));
  const error = useDeskState((state) => state.error);
  const selected = useDeferredValue(useDeskState((state) => state.file));
  if (error) return <RecogniseFailed />;
  if (!recognition) {
    return (
      <div className="desk-body desk-loading" role="status" aria-label={t('desk.recognising')}>
        <p>{t('desk.recognising')}</p>
        <Skeleton active title={false} paragraph={{ rows: 10 }} />
      </div>
    );
  }
  const file = recognition.files.find(({ name }) => name === selected);
  return (
    <div className="desk-body desk-split">
      <div className="desk-left">
        {recognition.files.length === 0 ? (
          <p className="secondary">{t('desk.noFiles')}</p>
        ) : (
          <FileList files={recognition.files} />
        )}
      </div>
      <div className="desk-right">
        {file && (
          <>
            <FileProblem file={file} />
            {!file.ignored && children(file)}
          </>
        )}
      </div>
    </div>
  );
}

function RecogniseFailed() {
  const { t } = useTranslation();
  const desk = useDesk();
  const error = useDeskState((state) => state.error);
  const grant = useDeskState((state) => state.grant);
  if (!error) return null;
  const retry = grant ? { retry: () => void desk.take(grant) } : {};
  return (
    <div className="desk-body">
      <ErrorNote title={t('desk.recogniseFailed')} error={error} {...retry} />
    </div>
  );
}

/** Why nothing, or not yet, is read from a file, and what to do about it. */
function FileProblem({ file }: { readonly file: RecognisedFileInfo }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const said = useSaid();
  if (file.ignored) {
    return (
      <p className="desk-note">
        {t('desk.why.left')}{' '}
        <button
          type="button"
          className="link"
          onClick={() => void desk.choose(file.name, { ignore: false })}
        >
          {t('desk.include')}
        </button>
      </p>
    );
  }
  const leaveOut = (
    <button
      type="button"
      className="link"
      onClick={() => void desk.choose(file.name, { ignore: true })}
    >
      {t('desk.ignore')}
    </button>
  );
  if (file.problem) {
    return (
      <div className="desk-problem">
        <ErrorNote title={t('desk.state.problem')} error={file.problem} />
        {leaveOut}
      </div>
    );
  }
  if (file.why === undefined) return null;
  return (
    <div className="desk-note">
      <p className="desk-said">{said(file.why)}</p>
      {file.removes === undefined && <TableChoice file={file} />}
    </div>
  );
}
