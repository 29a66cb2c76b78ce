import { useTranslation } from 'react-i18next';
import type { ImportResult } from '../../../contract/imports.ts';
import { useSaid } from '../../format/error-text.ts';
import { exactNumber, measure } from '../../format/numbers.ts';
import { useCrsTitle } from './crs-title.ts';
import { type DeskColumn, DeskTable } from './desk-table.tsx';

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
  const columns: readonly DeskColumn<Candidate>[] = [
    {
      id: 'system',
      title: t('desk.crs.region'),
      widthRem: 24,
      cell: ({ label }) => (
        <>
          {titleOf(label)}
          {label === used && <span className="secondary"> · {t('desk.crs.used')}</span>}
          {label === best?.label && <span className="secondary"> · {t('desk.crs.best')}</span>}
        </>
      ),
    },
    {
      id: 'off',
      title: t('desk.crs.off'),
      widthRem: 10,
      number: true,
      cell: ({ residualMetres }) => measure(residualMetres),
    },
    {
      id: 'compared',
      title: t('desk.crs.compared'),
      widthRem: 8,
      number: true,
      cell: ({ points }) => exactNumber(points),
    },
  ];
  return (
    <article>
      <h4>{file.slice(file.lastIndexOf('/') + 1)}</h4>
      <p className="desk-warning">{said(sentence)}</p>
      <DeskTable
        label={t('desk.crs.doubts')}
        rows={candidates}
        columns={columns}
        rowKey={({ label }) => label}
      />
    </article>
  );
}
