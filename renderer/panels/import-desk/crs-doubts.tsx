import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportResult } from '../../../contract/imports.ts';
import { useSaid } from '../../format/error-text.ts';
import { exactNumber, measure } from '../../format/numbers.ts';
import { useCrsTitle } from './crs-title.ts';

type Doubt = ImportResult['doubts'][number];
type Candidate = Doubt['candidates'][number];

/** Files whose declared coordinate system fits worse than another, each with what every system is off by. */
export function CrsDoubts({ trial }: { readonly trial: ImportResult }) {
  const { t } = useTranslation();
  if (trial.doubts.length === 0) return null;
  return (
    <section className="crs-doubts" aria-label={t('desk.crs.doubts')}>
      <h3>{t('desk.crs.doubts')}</h3>
      {trial.doubts.map((doubt) => (
        <DoubtfulFile key={doubt.file} doubt={doubt} />
      ))}
    </section>
  );
}

function DoubtfulFile({ doubt: { file, sentence, used, candidates } }: { readonly doubt: Doubt }) {
  const { t } = useTranslation();
  const said = useSaid();
  const titleOf = useCrsTitle();
  const [best] = candidates;
  const columns: TableColumnsType<Candidate> = [
    {
      title: t('desk.crs.region'),
      render: (_, { label }) => (
        <>
          {titleOf(label)}
          {label === used && <span className="secondary"> · {t('desk.crs.used')}</span>}
          {label === best?.label && <span className="secondary"> · {t('desk.crs.best')}</span>}
        </>
      ),
    },
    {
      title: t('desk.crs.off'),
      align: 'right',
      width: 160,
      render: (_, { residualMetres }) => measure(residualMetres),
    },
    {
      title: t('desk.crs.compared'),
      align: 'right',
      width: 120,
      render: (_, { points }) => exactNumber(points),
    },
  ];
  return (
    <article>
      <h4>{file.slice(file.lastIndexOf('/') + 1)}</h4>
      <p className="desk-warning">{said(sentence)}</p>
      <Table<Candidate>
        className="desk-table"
        size="small"
        rowKey="label"
        pagination={false}
        columns={columns}
        dataSource={[...candidates]}
      />
    </article>
  );
}
