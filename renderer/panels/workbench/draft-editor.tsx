import { Button, Popconfirm } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost, useTwin, useTwinStore } from '../../host/host-context.tsx';
import { severityOf } from '../../../contract/drafts/problems.ts';
import { useCall } from '../../host/use-call.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { DrawerPart, openDrawer } from '../../parts/kit/drawer-part.tsx';
import {
  clearWorkbench,
  loadDrafts,
  redoStep,
  saveWorkbench,
  undoStep,
  type Workbench,
} from '../../workbench.ts';
import { DraftGrid } from './draft-grid.tsx';
import { DraftPlan } from './draft-plan.tsx';
import { FloorsForm } from './floors-form.tsx';
import { IdentityForm } from './identity-form.tsx';
import { PartsForm } from './parts-form.tsx';
import { Problems } from './problems.tsx';
import { RoomsForm } from './rooms-form.tsx';
import { useAttempt } from '../../parts/use-attempt.ts';
import { IconButton } from '../../parts/icon-button.tsx';

/** The draft on the workbench: forms on the left, its 楼盘表 and plan in the drawer, the house itself in the scene. */
export function DraftEditor() {
  const store = useTwinStore();
  const workbench = useTwin((state) => state.workbench);
  const id = workbench?.id;
  useEffect(() => {
    if (id !== undefined) openDrawer(store, 'table', 'workbench');
  }, [store, id]);
  if (!workbench) return null;
  return <Editor workbench={workbench} />;
}

function Editor({ workbench }: { readonly workbench: Workbench }) {
  const { t } = useTranslation();
  const { id, building } = workbench;
  const check = useCall('draft.check', { id, building });
  const problems = check.kind === 'failed' ? undefined : check.value;
  const wrong = (problems ?? []).flatMap((each) =>
    severityOf(each) === 'stops' ? (each.rooms ?? []) : [],
  );
  return (
    <>
      <Head workbench={workbench} />
      <Problems answer={check} />
      <IdentityForm building={building} />
      <PartsForm building={building} />
      <FloorsForm building={building} />
      <RoomsForm building={building} />
      <DrawerPart tab="table" label={t('workbench.grid')}>
        <DraftGrid workbench={workbench} wrong={wrong} />
      </DrawerPart>
      <DrawerPart tab="chart" label={t('workbench.plan')}>
        <DraftPlan building={building} />
      </DrawerPart>
    </>
  );
}

function Head({ workbench }: { readonly workbench: Workbench }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const host = useHost();
  const { attempt, error } = useAttempt();
  const { id, revision, building, saved, past, future } = workbench;
  const changed = building !== saved;
  const title = building.name || building.address || t('workbench.undetermined');
  const discard = (): void =>
    attempt(async () => {
      if (revision > 0) await host.call('draft.discard', { id, after: revision });
      clearWorkbench(store);
      await loadDrafts(store, host);
    });
  const state =
    revision === 0 ? t('workbench.notSaved') : `${t('workbench.states.open')} · v${revision}`;
  return (
    <div className="workbench-head">
      <p>
        <strong>{title}</strong>{' '}
        <span className="workbench-badge">{t('workbench.states.open')}</span>
      </p>
      <p className="small secondary" role="status">
        {changed ? t('workbench.changed') : state}
      </p>
      <div className="workbench-row">
        <Button
          type="primary"
          disabled={!changed && revision > 0}
          onClick={() => attempt(() => saveWorkbench(store, host))}
        >
          {t('workbench.save')}
        </Button>
        <Popconfirm
          title={t('workbench.leaveAsk')}
          okText={t('workbench.leave')}
          cancelText={t('workbench.stay')}
          disabled={!changed}
          onConfirm={() => clearWorkbench(store)}
        >
          <Button onClick={changed ? undefined : () => clearWorkbench(store)}>
            {t('workbench.close')}
          </Button>
        </Popconfirm>
        <Popconfirm
          title={t('workbench.discardAsk')}
          okText={t('workbench.discard')}
          cancelText={t('workbench.stay')}
          onConfirm={discard}
        >
          <IconButton icon="bin" label={t('workbench.discard')} />
        </Popconfirm>
        <StepButton icon="undo" able={past.length > 0} press={() => undoStep(store)} />
        <StepButton icon="redo" able={future.length > 0} press={() => redoStep(store)} />
      </div>
      {error && <ErrorNote title={t('workbench.failed')} error={error} />}
    </div>
  );
}

interface StepButtonProps {
  readonly icon: 'undo' | 'redo';
  readonly able: boolean;
  readonly press: () => void;
}

function StepButton({ icon, able, press }: StepButtonProps) {
  const { t } = useTranslation();
  const label = t(`workbench.${icon}`);
  return <IconButton icon={icon} label={label} disabled={!able} onClick={press} />;
}
