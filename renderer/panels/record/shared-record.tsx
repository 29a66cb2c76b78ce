import { useTranslation } from 'react-i18next';
import type { RecordCard } from '../../../contract/queries/records.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { statesContradict } from '../../../contract/shared-units.ts';
import { fieldText } from '../../format/fields.ts';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';

/** The other department's table of units known by one 信用代码. */
const OTHER: Readonly<Record<string, string>> = { unit: 'enterprise', enterprise: 'unit' };

/** 共享核对: what the police and the business registry say of the same unit, side by side; neither is taken for right. */
export function SharedRecord({ card }: { readonly card: RecordCard }) {
  const other = OTHER[card.table];
  const shared = card.neighbours.find(
    ({ relation, table }) => relation === 'uscc' && table === other,
  );
  return shared?.rows.map(({ table, key }) => (
    <Compared key={key} card={card} table={table} otherKey={key} />
  ));
}

interface ComparedProps {
  readonly card: RecordCard;
  readonly table: string;
  readonly otherKey: string;
}

function Compared({ card, table, otherKey }: ComparedProps) {
  const { t } = useTranslation();
  const answer = useCall('record.card', { table, key: otherKey });
  return (
    <section aria-label={t('policing.shared.title')}>
      <h3>{t('policing.shared.title')}</h3>
      <Asked
        answer={answer}
        loadingLabel={t('kit.loading')}
        failedTitle={t('record.failed')}
        rows={2}
      >
        {(other) => (
          <Sides
            police={card.table === 'unit' ? card : other}
            registry={card.table === 'unit' ? other : card}
          />
        )}
      </Asked>
    </section>
  );
}

interface SidesProps {
  readonly police: RecordCard;
  readonly registry: RecordCard;
}

function Sides({ police, registry }: SidesProps) {
  const { t, i18n } = useTranslation();
  const said = ({ table, fields }: RecordCard, column: string) =>
    fieldText(tableSpec(table), column, fields[column], i18n.language);
  const state = [said(police, 'status'), said(police, 'on_site')].filter(Boolean).join(' · ');
  const lines = [
    {
      term: t('policing.shared.name'),
      sides: [said(police, 'name'), said(registry, 'name')],
      differs: police.fields['name'] !== registry.fields['name'],
    },
    {
      term: t('policing.shared.state'),
      sides: [state, said(registry, 'status')],
      differs: statesContradict({
        onSite: textOf(police, 'on_site'),
        status: textOf(police, 'status'),
        registryStatus: textOf(registry, 'status'),
      }),
    },
    {
      term: t('policing.shared.address'),
      sides: [said(police, 'registered_address'), said(registry, 'registered_address')],
      differs: false,
    },
  ];
  const differing = lines.filter(({ differs }) => differs).length;
  return (
    <>
      <table className="shared-record">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('policing.shared.police')}</th>
            <th scope="col">{t('policing.shared.registry')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ term, sides, differs }) => (
            <tr key={term} className={differs ? 'shared-record-differs' : undefined}>
              <th scope="row">
                {term}
                {differs && <small>{t('policing.shared.differs')}</small>}
              </th>
              {sides.map((side, at) => (
                <td key={at === 0 ? 'police' : 'registry'}>{side || '—'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small secondary">
        {t(differing > 0 ? 'policing.shared.conflict' : 'policing.shared.agree')}
      </p>
    </>
  );
}

function textOf({ fields }: RecordCard, column: string): string | null {
  const value = fields[column];
  return typeof value === 'string' ? value : null;
}
