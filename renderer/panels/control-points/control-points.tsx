import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useAttempt } from '../../parts/use-attempt.ts';
import { useDesk, useDeskState } from '../import-desk/use-desk.tsx';
import { FitSummary } from './fit-summary.tsx';
import { GridChoices } from './grid-choices.tsx';
import { addRow, completeRows, swapLocal, wishOf } from './points-model.ts';
import { PointsTable } from './points-table.tsx';
import { ResidualMap } from './residual-map.tsx';
import { useGridFit } from './use-grid-fit.ts';
import './control-points.css';

/** 控制点: the way to a file in a local grid nobody has fitted yet. */
export function ControlPointsButton({ file }: { readonly file: string }) {
  const { t } = useTranslation();
  const [open, show] = useState(false);
  const busy = useDeskState((state) => state.work !== undefined);
  return (
    <>
      <Button size="small" disabled={busy} onClick={() => show(true)}>
        {t('controlPoints.open')}
      </Button>
      {open && <ControlPoints file={file} close={() => show(false)} />}
    </>
  );
}

interface ControlPointsProps {
  readonly file: string;
  readonly close: () => void;
}

function ControlPoints({ file, close }: ControlPointsProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const draft = useDeskState((state) => state.gridDraft);
  const { fit, error } = useGridFit(draft);
  const { attempt, error: refused } = useAttempt();
  const wish = wishOf(draft);
  const rows = completeRows(draft);
  const used = rows.filter((row) => row.used).length;
  const isDoubtful = fit?.points.some(({ outlier }, at) => outlier && rows[at]?.used) ?? false;
  const seal = () =>
    attempt(async () => {
      if (!wish) return;
      const { sealedAs } = await desk.fitGrid({ ...wish, sealAs: draft.name });
      close();
      if (sealedAs !== null) await desk.choose(file, { crs: sealedAs });
    });
  return (
    <Modal
      open
      width="min(100rem, 96vw)"
      className="control-points"
      title={t('controlPoints.title')}
      onCancel={close}
      okText={t('controlPoints.seal', { name: draft.name.toUpperCase() })}
      okButtonProps={{ disabled: !fit }}
      cancelText={t('common.cancel')}
      onOk={seal}
    >
      <p className="secondary">{t('controlPoints.help')}</p>
      <GridChoices />
      <div className="control-points-body">
        <div>
          <PointsTable fit={fit} />
          <div className="control-points-buttons">
            <Button size="small" onClick={() => desk.draftGrid(addRow(draft))}>
              {t('controlPoints.add')}
            </Button>
            <Button size="small" onClick={() => desk.draftGrid(swapLocal(draft))}>
              {t('controlPoints.swap')}
            </Button>
          </div>
        </div>
        <div>
          <ResidualMap fit={fit} />
          {fit && <FitSummary fit={fit} used={used} isDoubtful={isDoubtful} />}
        </div>
      </div>
      {error && <ErrorNote title={t('controlPoints.failed')} error={error} />}
      {refused && <ErrorNote title={t('controlPoints.notSealed')} error={refused} />}
    </Modal>
  );
}
