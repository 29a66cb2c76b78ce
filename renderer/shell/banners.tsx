import { Alert } from 'antd';
import { type ReactNode, useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../format/error-text.ts';
import { useTwin, useTwinStore } from '../host/host-context.tsx';
import { useSnapshot } from '../host/use-snapshot.ts';
import { useDesk, useDeskState } from '../panels/import-desk/use-desk.tsx';
import { ChangeList } from '../panels/record/change-list.tsx';
import type { SwapNotice } from '../store.ts';

/** What the window must say over everything: the data host's trouble and recovery, a swap, a refused snapshot. */
export function Banners() {
  return (
    <div className="banners">
      <HostBanner />
      <RecoveredBanner />
      <RefusedBanner />
      <SwapBanner />
    </div>
  );
}

function HostBanner() {
  const { t } = useTranslation();
  const tell = useErrorText();
  const host = useTwin((state) => state.host);
  if (host.kind === 'restarting') {
    const help = host.sentence || t('host.restartingHelp');
    return <Notice type="warning" title={t('host.restarting')} body={help} />;
  }
  if (host.kind === 'failed') {
    return <Notice type="error" title={t('host.failed')} body={tell(host.error)} />;
  }
  return null;
}

/** Says for a while that the data host is back after it had failed. */
function RecoveredBanner() {
  const { t } = useTranslation();
  const kind = useTwin((state) => state.host.kind);
  const failed = useRef(false);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (kind === 'restarting') failed.current = true;
    if (kind !== 'ready' || !failed.current) return;
    failed.current = false;
    setShown(true);
    const timer = setTimeout(() => setShown(false), 6000);
    return () => clearTimeout(timer);
  }, [kind]);
  if (!shown) return null;
  return <Notice type="success" title={t('host.recovered')} onClose={() => setShown(false)} />;
}

function RefusedBanner() {
  const { t } = useTranslation();
  const tell = useErrorText();
  const store = useTwinStore();
  const refused = useTwin((state) => state.refused);
  if (!refused) return null;
  return (
    <Notice
      type="error"
      title={t('host.refused', { id: refused.id })}
      body={tell(refused.error)}
      onClose={() => store.setState({ refused: undefined })}
    />
  );
}

function SwapBanner() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const notice = useDeferredValue(useTwin((state) => state.swapNotice));
  const asOf = useSnapshot()?.asOf ?? '';
  const close = useCallback(() => store.setState({ swapNotice: undefined }), [store]);
  const overDesk = useDeskState(({ open }) => open);
  useGoesByItself(notice !== undefined && overDesk, close);
  if (!notice) return null;
  return (
    <Notice
      type="info"
      title={t(isOlder(notice) ? 'swap.back' : 'swap.title', { date: asOf })}
      body={
        <>
          <ChangeList changes={notice.changes} />
          {notice.changes.length > 0 && <RowByRow onOpen={close} />}
        </>
      }
      onClose={close}
    />
  );
}

/** What lies over the desk, whose report says the same, is there for so long, milliseconds. */
const OVER_DESK_MS = 15_000;

/** Closes a notice after a while, unless it is pointed at or has the keys. */
function useGoesByItself(on: boolean, close: () => void): void {
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => {
      if (!document.querySelector('.banners:is(:hover, :focus-within)')) close();
    }, OVER_DESK_MS);
    return () => clearInterval(timer);
  }, [on, close]);
}

/** Ids of snapshots are in the order they were published. */
function isOlder({ from, to }: SwapNotice): boolean {
  return from !== undefined && to < from;
}

/** To the rows that changed, each of which opens on the map. */
function RowByRow({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const open = (): void => {
    desk.show();
    desk.showPage('differences');
    onOpen();
  };
  return (
    <button type="button" className="link" onClick={open}>
      {t('swap.rowByRow')}
    </button>
  );
}

interface NoticeProps {
  readonly type: 'info' | 'success' | 'warning' | 'error';
  readonly title: string;
  readonly body?: ReactNode;
  readonly onClose?: () => void;
}

function Notice({ type, title, body, onClose }: NoticeProps) {
  const { t } = useTranslation();
  const closable = onClose ? { 'aria-label': t('common.close'), onClose } : false;
  return (
    <Alert
      className={`banner banner-${type}`}
      type={type}
      showIcon
      role={type === 'error' || type === 'warning' ? 'alert' : 'status'}
      title={title}
      description={body}
      closable={closable}
    />
  );
}
