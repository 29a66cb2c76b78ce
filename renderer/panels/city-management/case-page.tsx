import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { cityClassKey } from '../../../contract/codes/city-classes.ts';
import type { CaseClock, CityCase } from '../../../contract/queries/city-movement.ts';
import type { RecordCard } from '../../../contract/queries/records.ts';
import { measure } from '../../format/numbers.ts';
import { useHost, useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { openRecord } from '../../open-record.ts';
import { Asked } from '../../parts/asked.tsx';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { limitText } from './checks-section.tsx';
import { classTitle } from './city-words.ts';
import './city-panel.css';

/** A case: its class over all editions, its clock computed and as delivered, how far from its component it was reported, who was near. */
export function CasePage({ card }: { readonly card: RecordCard }) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const answer = useCall('city.case', { caseNo: card.key });
  const { object_kind, code_system, type_code } = card.fields;
  const key = cityClassKey(String(object_kind), String(code_system), String(type_code));
  const ofClass = {
    term: t('city.columns.class'),
    value: classTitle(t, language, key),
    wide: true,
  };
  return (
    <section className="city-facts" aria-label={t('city.casePage.title')}>
      <h3>{t('city.casePage.title')}</h3>
      <Asked
        answer={answer}
        loadingLabel={t('kit.loading')}
        failedTitle={t('kit.table.failed')}
        rows={4}
      >
        {(found) => (
          <>
            <Facts
              facts={[
                ofClass,
                ...clockFacts(t, found.clock),
                ...nearFacts(t, found),
                ...missedFacts(t, found),
              ]}
            />
            <ComponentLink found={found} />
            {found.clock.unknownYears.length > 0 && (
              <p className="small secondary">
                {t('city.casePage.unknownYears', {
                  years: found.clock.unknownYears.join(t('common.separator')),
                })}
              </p>
            )}
          </>
        )}
      </Asked>
    </section>
  );
}

function clockFacts(t: TFunction, clock: CaseClock): Fact[] {
  const { limit, usedMinutes, pausedMinutes, overdueMultiple } = clock;
  const hours = (minutes: number) => t('city.casePage.hours', { value: measure(minutes / 60) });
  return [
    {
      term: t('city.casePage.limit'),
      value: limit ? limitText(t, `${limit.value} ${limit.unit}`) : undefined,
      wide: true,
    },
    { term: t('city.casePage.begun'), value: minute(clock.begunAt), wide: true },
    { term: t('city.casePage.delivered'), value: minute(clock.deliveredAt), wide: true },
    {
      term: t('city.casePage.computed'),
      definition: t('city.casePage.definition'),
      value: minute(clock.computedAt),
      wide: true,
    },
    {
      term: t('city.casePage.verdict'),
      value: t(`city.casePage.verdicts.${clock.verdict}`),
      wide: true,
    },
    {
      term: t('city.casePage.used'),
      value: usedMinutes === null ? undefined : hours(usedMinutes),
      wide: true,
    },
    {
      term: t('city.casePage.paused'),
      value: pausedMinutes === null || pausedMinutes === 0 ? undefined : hours(pausedMinutes),
      wide: true,
    },
    {
      term: t('city.casePage.overdue'),
      definition: t('city.casePage.overdueDefinition'),
      value:
        overdueMultiple === null
          ? undefined
          : t('city.casePage.times', { value: overdueMultiple.toFixed(2) }),
      wide: true,
    },
  ];
}

function nearFacts(t: TFunction, { nearest, nearbyMinutes }: CityCase): Fact[] {
  if (nearest === null) return [];
  const rows = nearest.map(({ patrolNo, metres, at }) =>
    t('city.casePage.nearestText', { patrolNo, metres, at: at.slice(11, 16) }),
  );
  return [
    {
      term: t('city.casePage.nearest', { minutes: nearbyMinutes }),
      value:
        rows.length === 0 ? (
          t('city.casePage.nobody')
        ) : (
          <>
            {rows.map((row) => (
              <div key={row}>{row}</div>
            ))}
          </>
        ),
      wide: true,
    },
  ];
}

/** Why it counts as 漏报: who had passed. */
function missedFacts(t: TFunction, { missedBy }: CityCase): Fact[] {
  if (missedBy === null) return [];
  const text = t('city.casePage.nearestText', { ...missedBy, at: missedBy.at.slice(0, 16) });
  return [{ term: t('city.casePage.missedBy'), value: text, wide: true }];
}

function ComponentLink({ found: { component } }: { readonly found: CityCase }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const host = useHost();
  if (!component) return null;
  return (
    <p>
      <span className="secondary">{t('city.casePage.component')} </span>
      <button
        type="button"
        className="link"
        onClick={() => void openRecord(store, host, { table: 'component', key: component.compId })}
      >
        {component.name ?? component.compId}
      </button>{' '}
      {t('city.casePage.componentText', { metres: component.metres })}
    </p>
  );
}

/** A moment to the minute; undefined for none. */
function minute(at: string | null): string | undefined {
  return at === null ? undefined : at.slice(0, 16);
}
