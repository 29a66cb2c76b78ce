import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../icons.tsx';
import { useDesk, useDeskState } from './use-desk.tsx';

/** Where files come from: dropped anywhere on the window, chosen, or waiting in the inbox folder. */
export function FilesStep() {
  const { t } = useTranslation();
  const { bridge } = useDesk();
  return (
    <div className="desk-body desk-files">
      <div className="drop-zone">
        <Icon name="import" />
        <h3>{t('desk.drop.title')}</h3>
        <p className="secondary">{t('desk.drop.help')}</p>
        <div className="drop-zone-buttons">
          <Button type="primary" onClick={() => bridge?.chooseExports('folder')}>
            {t('desk.drop.folder')}
          </Button>
          <Button onClick={() => bridge?.chooseExports('files')}>{t('desk.drop.files')}</Button>
        </div>
      </div>
      <InboxBox />
    </div>
  );
}

function InboxBox() {
  const { t } = useTranslation();
  const desk = useDesk();
  const { folder, proposals, inUse } = useDeskState((state) => state.inbox);
  const [proposal] = proposals;
  return (
    <section className="inbox" aria-label={t('desk.inbox.title')}>
      <h3>{t('desk.inbox.title')}</h3>
      {folder === null ? (
        <p className="secondary">{t('desk.inbox.none')}</p>
      ) : (
        <>
          <p className="inbox-folder">{folder}</p>
          {proposal ? (
            <>
              <p>{t('desk.inbox.ready', { value: proposal.names.length })}</p>
              <p className="secondary small inbox-names">
                {proposal.names.join(t('common.separator'))}
              </p>
            </>
          ) : (
            <p className="secondary">{t('desk.inbox.empty')}</p>
          )}
          {inUse > 0 && (
            <p className="secondary small">{t('desk.inbox.inUse', { value: inUse })}</p>
          )}
        </>
      )}
      <div className="inbox-buttons">
        {proposal && (
          <Button onClick={() => void desk.take(proposal)}>{t('desk.inbox.open')}</Button>
        )}
        {folder === null ? (
          <Button onClick={() => desk.bridge?.chooseInbox('choose')}>
            {t('desk.inbox.choose')}
          </Button>
        ) : (
          <Button type="text" onClick={() => desk.bridge?.chooseInbox('forget')}>
            {t('desk.inbox.forget')}
          </Button>
        )}
      </div>
    </section>
  );
}
