import { useTranslation } from 'react-i18next';
import type { RecordCard } from '../../../contract/queries/records.ts';
import { PanelSection } from '../../parts/kit/system-panel.tsx';

/** 五到位 of a major hazard: column and word (domain §5.4). */
const GUARANTEES = [
  ['measure', 'measure'],
  ['funds_yuan', 'funds'],
  ['due_at', 'deadline'],
  ['duty_person', 'person'],
  ['plan', 'plan'],
] as const;

/** 重大隐患: whether measure, funds, deadline, person and plan are there, and at which level it is listed (挂牌督办). */
export function Guarantees({ card }: { readonly card: RecordCard }) {
  const { t } = useTranslation();
  const { fields, peopleHidden } = card;
  if (card.table !== 'hazard' || fields['level'] !== 'major') return null;
  const stateOf = (column: string): 'there' | 'lacking' | 'hidden' => {
    if (!(column in fields) && peopleHidden) return 'hidden';
    const value = fields[column];
    return value === null || value === undefined || value === '' ? 'lacking' : 'there';
  };
  const listed = fields['listed'];
  return (
    <PanelSection
      title={t('safety.guarantees.title')}
      aside={t(`safety.guarantees.listed.${(listed ?? 'none') as 'none'}`)}
    >
      <ul className="guarantees small">
        {GUARANTEES.map(([column, word]) => {
          const state = stateOf(column);
          return (
            <li key={column} className={`guarantee-${state}`}>
              <span>{t(`safety.guarantees.${word}`)}</span>{' '}
              <strong>{t(`safety.guarantees.${state}`)}</strong>
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}
