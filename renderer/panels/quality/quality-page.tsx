import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualityFile } from '../../../contract/queries/quality.ts';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { DataTable } from '../../parts/kit/data-table.tsx';
import { EmptyNote } from '../../parts/kit/system-panel.tsx';
import { localRows } from '../../parts/kit/table-model.ts';
import { Written } from '../data-desk/written.tsx';
import type { ChosenCheck } from './check-chips.tsx';
import { LEDGER_LEVELS, type LedgerLevel, ledgerLines } from './ledger.ts';
import { useLedgerColumns, useLineTitle } from './ledger-columns.ts';
import { LinkTable } from './link-table.tsx';
import { QualityRows } from './quality-rows.tsx';
import { ShapeList } from './shape-list.tsx';
import { useProvenance } from './use-provenance.ts';
import './quality.css';

type View = LedgerLevel | 'links' | 'shapes';

/** 质量台账: what each department, table and file gave, what its rows were found doubtful for, and the rows. */
export function QualityPage() {
  const { t } = useTranslation();
  const answer = useCall('quality.summary', {});
  const [view, setView] = useState<View>('table');
  const views: readonly View[] = [...LEDGER_LEVELS, 'links', 'shapes'];
  return (
    <div className="desk-body quality" role="region" aria-label={t('quality.title')}>
      <div className="quality-head">
        <Segmented
          value={view}
          options={views.map((value) => ({ value, label: t(`quality.levels.${value}`) }))}
          onChange={setView}
        />
        <p className="small secondary">{t(helpOf(view))}</p>
      </div>
      {view === 'links' && <LinkTable />}
      {view === 'shapes' && <ShapeList />}
      {view !== 'links' && view !== 'shapes' && (
        <Asked
          answer={answer}
          loadingLabel={t('dataDesk.loading')}
          failedTitle={t('quality.failed')}
        >
          {(files) =>
            files.length === 0 ? (
              <EmptyNote title={t('quality.none')} />
            ) : (
              <Ledger key={view} files={files} level={view} />
            )
          }
        </Asked>
      )}
    </div>
  );
}

function helpOf(view: View) {
  if (view === 'links') return 'quality.links.help';
  return view === 'shapes' ? 'quality.shapes.help' : 'quality.help';
}

interface LedgerProps {
  readonly files: readonly QualityFile[];
  readonly level: LedgerLevel;
}

function Ledger({ files, level }: LedgerProps) {
  const { t } = useTranslation();
  const snapshot = useSnapshot();
  const lines = useMemo(() => ledgerLines(files, level), [files, level]);
  const columns = useLedgerColumns(level);
  const titleOf = useLineTitle();
  const [chosen, choose] = useState<string>();
  const [check, setCheck] = useState<ChosenCheck>();
  const source = useMemo(
    () => localRows(`${level} ${snapshot?.id ?? ''}`, lines, columns),
    [level, snapshot, lines, columns],
  );
  const line = lines.find(({ id }) => id === chosen);
  const provenance = useProvenance();
  return (
    <>
      <div className="quality-lines">
        <DataTable
          label={t('quality.title')}
          source={source}
          columns={columns}
          rowKey={({ id }) => id}
          selectedKey={chosen}
          provenance={provenance(t(`quality.levels.${level}`))}
          onOpen={({ id }) => {
            choose(id);
            setCheck(undefined);
          }}
        />
      </div>
      <Written what="quality" />
      {line === undefined ? (
        <p className="secondary quality-hint">{t('quality.rows.choose')}</p>
      ) : (
        <section
          className="quality-detail"
          aria-label={t('quality.rows.title', { what: titleOf(line) })}
        >
          <QualityRows
            key={line.id}
            line={line}
            check={check}
            choose={setCheck}
            title={titleOf(line)}
            provenance={provenance(titleOf(line))}
          />
        </section>
      )}
    </>
  );
}
