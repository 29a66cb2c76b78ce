import { Button, Checkbox } from 'antd';
import type { ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridFitResult } from '../../../contract/control-points.ts';
import { useDesk, useDeskState } from '../import-desk/use-desk.tsx';
import { pastedPoints } from './paste-points.ts';
import {
  changeRow,
  completeRows,
  type GridDraft,
  POINT_FIELDS,
  type PointField,
  type PointRow,
  withPasted,
} from './points-model.ts';
import { metresText, worstOf } from './residuals.ts';

interface PointsTableProps {
  /** Of the complete rows; undefined while there is none. */
  readonly fit: GridFitResult | undefined;
}

/** The control points, each with how far the fit puts it from where it was surveyed. */
export function PointsTable({ fit }: PointsTableProps) {
  const { t } = useTranslation();
  const draft = useDeskState((state) => state.gridDraft);
  const fields = shownFields(draft);
  const complete = completeRows(draft);
  const worst = fit && worstOf(fit, complete);
  return (
    <div className="points-table">
      <table>
        <thead>
          <tr>
            <th>{t('controlPoints.columns.used')}</th>
            {fields.map((field) => (
              <th key={field}>{t(columnTitle(field, draft))}</th>
            ))}
            <th className="figure">{t('controlPoints.columns.east')}</th>
            <th className="figure">{t('controlPoints.columns.north')}</th>
            <th className="figure">{t('controlPoints.columns.apart')}</th>
            <th />
            <th />
          </tr>
        </thead>
        <tbody>
          {draft.rows.map((row) => {
            const at = complete.indexOf(row);
            return (
              <PointLine
                key={row.key}
                row={row}
                fields={fields}
                residual={at < 0 ? undefined : fit?.points[at]}
                worst={at >= 0 && at === worst}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Heights matter to 7 parameters alone. */
function shownFields({ method }: GridDraft): readonly PointField[] {
  return method === 'helmert-7'
    ? POINT_FIELDS
    : POINT_FIELDS.filter((field) => !field.endsWith('Height'));
}

const DEGREES = new Set(['EPSG:4490', 'EPSG:4326']);

function columnTitle(field: PointField, { to }: GridDraft) {
  if (field === 'toEast' && DEGREES.has(to)) return 'controlPoints.columns.longitude';
  if (field === 'toNorth' && DEGREES.has(to)) return 'controlPoints.columns.latitude';
  return `controlPoints.columns.${field}` as const;
}

interface PointLineProps {
  readonly row: PointRow;
  readonly fields: readonly PointField[];
  readonly residual: GridFitResult['points'][number] | undefined;
  readonly worst: boolean;
}

function PointLine({ row, fields, residual, worst }: PointLineProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const draft = useDeskState((state) => state.gridDraft);
  const picked = useDeskState((state) => state.gridTool?.picked === row.key);
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain').trim();
    const points = /[\t\n,，;； ]/.test(text) ? pastedPoints(text) : [];
    if (points.length === 0) return;
    event.preventDefault();
    desk.draftGrid(withPasted(draft, row.key, points));
  };
  const name = row.name || String(draft.rows.indexOf(row) + 1);
  return (
    <tr className={row.used ? (worst ? 'point-worst' : '') : 'point-left'} onPaste={paste}>
      <td>
        <Checkbox
          aria-label={t('controlPoints.use', { name })}
          checked={row.used}
          onChange={({ target }) =>
            desk.draftGrid(changeRow(draft, row.key, { used: target.checked }))
          }
        />
      </td>
      {fields.map((field) => (
        <td key={field}>
          <input
            aria-label={`${t(columnTitle(field, draft))} ${name}`}
            className={field === 'name' ? '' : 'figure'}
            value={row[field]}
            maxLength={40}
            spellCheck={false}
            onChange={({ target }) =>
              desk.draftGrid(changeRow(draft, row.key, { [field]: target.value }))
            }
          />
        </td>
      ))}
      <td className="figure">{residual && metresText(residual.eastMetres)}</td>
      <td className="figure">{residual && metresText(residual.northMetres)}</td>
      <td className="figure point-apart">{residual && metresText(residual.metres)}</td>
      <td className="point-note">
        {!row.used && residual && t('controlPoints.left')}
        {row.used && residual?.outlier && t('controlPoints.outlier')}
        {row.used && worst && !residual?.outlier && t('controlPoints.worst')}
      </td>
      <td>
        <Button
          size="small"
          type="link"
          data-picked={picked}
          aria-label={t('controlPoints.pickFor', { name })}
          onClick={() => desk.pickPoint(row.key)}
        >
          {t('controlPoints.pick')}
        </Button>
      </td>
    </tr>
  );
}
