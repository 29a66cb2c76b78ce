import { useTranslation } from 'react-i18next';
import { TABLES } from '../../../contract/schema/index.ts';
import type { Selection } from '../../../contract/scene.ts';
import { ClearSelection } from './clear-selection.tsx';

/** A selected row of any table: which table it is of, and its natural key. */
export function PlainRecord({
  record,
}: {
  readonly record: Extract<Selection, { kind: 'record' }>;
}) {
  const { table, key } = record;
  const { i18n } = useTranslation();
  const spec = TABLES.find(({ name }) => name === table);
  const title = (i18n.language === 'en' ? spec?.titleEn : spec?.title) ?? table;
  return (
    <article className="record-body" aria-label={`${title} ${key}`}>
      <header className="record-head">
        <p className="secondary small">{title}</p>
        <h2>{key}</h2>
        <ClearSelection />
      </header>
    </article>
  );
}
