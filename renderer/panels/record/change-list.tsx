import { useTranslation } from 'react-i18next';
import type { TableChange } from '../../../contract/queries/snapshot.ts';
import { exactNumber } from '../../format/numbers.ts';

const KINDS = ['added', 'changed', 'removed'] as const;

/** Rows added, changed and removed by table; tables without a change are left out. */
export function ChangeList({ changes }: { readonly changes: readonly TableChange[] }) {
  const { t, i18n } = useTranslation();
  const moved = changes.filter((change) => KINDS.some((kind) => change[kind] > 0));
  if (moved.length === 0) return <p className="secondary">{t('swap.nothing')}</p>;
  return (
    <ul className="changes">
      {moved.map((change) => (
        <li key={change.table}>
          <span>{i18n.language === 'en' ? change.titleEn : change.title}</span>
          {KINDS.filter((kind) => change[kind] > 0).map((kind) => (
            <span key={kind} className="secondary">
              {t(`swap.${kind}`, { value: exactNumber(change[kind]) })}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
