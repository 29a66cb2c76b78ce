import { Button, Tabs } from 'antd';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingLine } from '../../../contract/findings.ts';
import type { ImportResult } from '../../../contract/imports.ts';
import { exactNumber } from '../../format/numbers.ts';
import { FileTable } from './file-table.tsx';
import { OutcomeTable } from './outcome-table.tsx';
import { RejectTable } from './reject-table.tsx';
import { ShapeTable } from './shape-table.tsx';
import { useDesk } from './use-desk.tsx';

interface ResultReportProps {
  readonly result: ImportResult;
  readonly title: string;
}

/** Report of a trial or an import: its title at once, its tables when the window has time for them. */
export function ResultReport({ result, title }: ResultReportProps) {
  const ready = useDeferredValue<ImportResult | null>(result, null);
  return (
    <section className="result-report" aria-label={title}>
      <h3>{title}</h3>
      {ready && <ResultTables result={ready} />}
    </section>
  );
}

/** Changes by table, rows by file, refused rows. */
function ResultTables({ result }: { readonly result: ImportResult }) {
  const { t } = useTranslation();
  const rejects = `${t('desk.result.rejects')} ${exactNumber(result.rejectedRows)}`;
  const shapes = `${t('desk.result.shapes')} ${exactNumber(result.shapes.total)}`;
  return (
    <Tabs
      size="small"
      items={[
        {
          key: 'tables',
          label: t('desk.result.byTable'),
          children: <OutcomeTable tables={result.tables} />,
        },
        {
          key: 'files',
          label: t('desk.result.files'),
          children: <FileTable files={result.files} />,
        },
        { key: 'rejects', label: rejects, children: <Rejects result={result} /> },
        ...(result.shapes.total > 0
          ? [{ key: 'shapes', label: shapes, children: <Shapes shapes={result.shapes} /> }]
          : []),
      ]}
    />
  );
}

function Shapes({ shapes }: { readonly shapes: ImportResult['shapes'] }) {
  const { t } = useTranslation();
  const more = shapes.total - shapes.first.length;
  return (
    <div className="rejects">
      {more > 0 && (
        <p className="small secondary">
          {t('desk.result.moreShapes', { value: exactNumber(more) })}
        </p>
      )}
      <ShapeTable rows={shapes.first} />
    </div>
  );
}

function Rejects({ result }: { readonly result: ImportResult }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const rows = useRejects(result);
  if (result.rejectedRows === 0) return <p className="secondary">{t('desk.result.noRejects')}</p>;
  return (
    <div className="rejects">
      {rows.length < result.rejectedRows && rows.length > 0 && (
        <p className="small secondary">
          {t('desk.result.moreRejects', { value: exactNumber(rows.length) })}
        </p>
      )}
      <RejectTable rows={rows} />
      {result.hasWorkbook && (
        <Button size="small" onClick={() => desk.bridge?.showRejects(result.batch)}>
          {t('desk.result.showWorkbook')}
        </Button>
      )}
    </div>
  );
}

function useRejects({ batch, rejectedRows }: ImportResult): readonly FindingLine[] {
  const desk = useDesk();
  const [rows, setRows] = useState<readonly FindingLine[]>([]);
  useEffect(() => {
    if (rejectedRows === 0) return;
    let gone = false;
    void desk.rejectsOf(batch).then((read) => {
      if (!gone) setRows(read);
    });
    return () => {
      gone = true;
    };
  }, [desk, batch, rejectedRows]);
  return rows;
}
