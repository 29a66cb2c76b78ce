import { Button, Checkbox } from 'antd';
import { type KeyboardEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftSummary } from '../../../contract/queries/drafts.ts';
import { useHost, useTwin, useTwinStore } from '../../host/host-context.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { SystemPanel } from '../../parts/kit/system-panel.tsx';
import { changeScene } from '../../store.ts';
import { loadDrafts, putOnWorkbench, redoStep, undoStep } from '../../workbench.ts';
import { Written } from '../data-desk/written.tsx';
import { useDesk } from '../import-desk/use-desk.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { DraftList } from './draft-list.tsx';
import { useAttempt } from '../../parts/use-attempt.ts';
import './workbench.css';

/** 搭建台: virtual houses drawn, divided and numbered as drafts of the workspace. */
export function WorkbenchPanel() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const open = useTwin((state) => state.workbench !== undefined);
  useKeptDraft();
  const press = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    const typing = event.target instanceof HTMLInputElement;
    if (!open || typing || !(event.ctrlKey || event.metaKey) || !['z', 'y'].includes(key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'y' || event.shiftKey) redoStep(store);
    else undoStep(store);
  };
  return (
    <div className="workbench" onKeyDown={press}>
      <SystemPanel title={t('workbench.title')} note={t('workbench.note')}>
        {open ? <DraftEditor /> : <Overview />}
      </SystemPanel>
    </div>
  );
}

/** A view that names a draft opens it. */
function useKeptDraft(): void {
  const store = useTwinStore();
  const host = useHost();
  const wanted = useTwin((state) => state.scene.draft);
  const here = useTwin((state) => state.workbench !== undefined);
  useEffect(() => {
    if (wanted === undefined || here) return;
    host.call('draft.open', { id: wanted }).then(
      ({ summary, building }) => putOnWorkbench(store, building, summary),
      () => changeScene(store, { draft: undefined }),
    );
  }, [store, host, wanted, here]);
}

function Overview() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const host = useHost();
  const desk = useDesk();
  const drafts = useTwin((state) => state.drafts);
  const hidden = useTwin((state) => state.scene.draftsHidden === true);
  const buildingId = useTwin(({ scene }) => scene.selection?.buildingId);
  const { attempt, error } = useAttempt();
  const ready = drafts.filter(({ state }) => state === 'open');
  useEffect(() => void loadDrafts(store, host), [store, host]);
  const correct = (): void =>
    attempt(async () => {
      if (buildingId === undefined) return;
      const { building } = await host.call('draft.begin', { buildingId });
      putOnWorkbench(store, building);
    });
  const open = ({ id }: DraftSummary): void =>
    attempt(async () => {
      const { summary, building } = await host.call('draft.open', { id });
      putOnWorkbench(store, building, summary);
    });
  return (
    <>
      <div className="workbench-row">
        <Button type="primary" onClick={() => putOnWorkbench(store)}>
          {t('workbench.new')}
        </Button>
        <Button
          disabled={buildingId === undefined}
          title={buildingId === undefined ? t('workbench.correctHelp') : undefined}
          onClick={correct}
        >
          {t('workbench.correct')}
        </Button>
      </div>
      {error && <ErrorNote title={t('workbench.failed')} error={error} />}
      <DraftList drafts={drafts} open={open} />
      <Checkbox
        checked={!hidden}
        onChange={({ target }) => changeScene(store, { draftsHidden: !target.checked })}
      >
        {t('workbench.show')}
      </Checkbox>
      {ready.length > 0 && (
        <>
          <Button
            className="workbench-start"
            title={t('workbench.exportHelp')}
            onClick={() =>
              desk.giveBack({
                kind: 'drafts',
                title: t('workbench.exported'),
                ids: ready.map(({ id }) => id),
              })
            }
          >
            {t('workbench.export')}
          </Button>
          <p className="small secondary">{t('workbench.exportHelp')}</p>
        </>
      )}
      <Written what="drafts" />
    </>
  );
}
