import { Button, Modal } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
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

/** The button of the row that was picked last takes the keys when the table comes back. */
const PICKED = '[data-picked=true]';

/** 控制点: the way to a file in a local grid nobody has fitted yet. */
export function ControlPointsButton({ file }: { readonly file: string }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const open = useDeskState((state) => state.gridTool?.file === file);
  const busy = useDeskState((state) => state.work !== undefined);
  return (
    <>
      <Button size="small" disabled={busy} onClick={() => desk.openGrid(file)}>
        {t('controlPoints.open')}
      </Button>
      {open && <ControlPoints file={file} />}
    </>
  );
}

function ControlPoints({ file }: { readonly file: string }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const draft = useDeskState((state) => state.gridDraft);
  const undoable = useDeskState((state) => state.gridUndo.length > 0);
  const body = useRef<HTMLDivElement>(null);
  const { fit, error } = useGridFit(draft);
  const { attempt, error: refused } = useAttempt();
  const wish = wishOf(draft);
  const rows = completeRows(draft);
  const used = rows.filter((row) => row.used).length;
  const isDoubtful = fit?.points.some(({ outlier }, at) => outlier && rows[at]?.used) ?? false;
  const undo = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z')
      return;
    event.preventDefault();
    desk.undoGrid();
  };
  const seal = () =>
    attempt(async () => {
      if (!wish) return;
      const { sealedAs } = await desk.fitGrid({ ...wish, sealAs: draft.name });
      desk.closeGrid();
      if (sealedAs !== null) await desk.choose(file, { crs: sealedAs });
    });
  return (
    <Modal
      open
      width="min(100rem, 96vw)"
      className="control-points"
      title={t('controlPoints.title')}
      onCancel={desk.closeGrid}
      afterOpenChange={(open) => open && body.current?.querySelector<HTMLElement>(PICKED)?.focus()}
      okText={t('controlPoints.seal', { name: draft.name.toUpperCase() })}
      okButtonProps={{ disabled: !fit }}
      cancelText={t('common.cancel')}
      onOk={seal}
    >
      <p className="secondary">{t('controlPoints.help')}</p>
      <GridChoices />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only takes up keys of the fields inside */}
      <div ref={body} className="control-points-body" onKeyDown={undo}>
        <div>
          <PointsTable fit={fit} />
          <div className="control-points-buttons">
            <Button size="small" onClick={() => desk.draftGrid(addRow(draft))}>
              {t('controlPoints.add')}
            </Button>
            <Button size="small" onClick={() => desk.draftGrid(swapLocal(draft))}>
              {t('controlPoints.swap')}
            </Button>
            <Button size="small" disabled={!undoable} onClick={desk.undoGrid}>
              {t('controlPoints.undo')}
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
