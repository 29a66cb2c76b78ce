import type { TFunction } from 'i18next';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cityClassKey } from '../../../contract/codes/city-classes.ts';
import type { CityComponent } from '../../../contract/queries/city-movement.ts';
import type { RecordCard } from '../../../contract/queries/records.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { fieldText } from '../../format/fields.ts';
import { useHost, useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { openRecord } from '../../open-record.ts';
import { Asked } from '../../parts/asked.tsx';
import { Facts } from '../../parts/facts.tsx';
import { classTitle } from './city-words.ts';

import './city-panel.css';

const CASES = tableSpec('city_case');

/** A component: its class over all editions, when it was last patrolled, and its cases as a life line. */
export function ComponentPage({ card }: { readonly card: RecordCard }) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const answer = useCall('city.component', { compId: card.key });
  const { code_system, type_code } = card.fields;
  const key = cityClassKey('component', String(code_system), String(type_code));
  return (
    <section className="city-facts" aria-label={t('city.components.page')}>
      <h3>{t('city.components.page')}</h3>
      <Asked
        answer={answer}
        loadingLabel={t('kit.loading')}
        failedTitle={t('kit.table.failed')}
        rows={3}
      >
        {(component) => (
          <>
            <Facts
              facts={[
                { term: t('city.columns.class'), value: classTitle(t, language, key), wide: true },
                {
                  term: t('city.components.lastPassed'),
                  definition: t('city.components.lastPassedDefinition'),
                  value: passedText(t, component),
                  wide: true,
                },
                {
                  term: t('city.components.alike'),
                  definition: t('city.components.alikeDefinition'),
                  value: t('city.components.items', { count: component.sameClassNear }),
                  wide: true,
                },
              ]}
            />
            <Passes card={card} />
            <Cases component={component} />
          </>
        )}
      </Asked>
    </section>
  );
}

function passedText(t: TFunction, { lastPassedAt, daysSincePassed }: CityComponent): string {
  if (lastPassedAt === null) return t('city.components.never');
  return t('city.components.daysAgo', {
    at: lastPassedAt.slice(0, 16),
    count: daysSincePassed ?? 0,
  });
}

/** Days looked back for who passed. */
const PASS_DAYS = [1, 3, 7, 14, 30] as const;
const PASSES_SHOWN = 20;

/** 跟踪搜索: who passed within 30 m in the last days, as many as chosen; nothing for those who may not see tracks. */
function Passes({ card: { fields } }: { readonly card: RecordCard }) {
  const { t } = useTranslation();
  const [days, setDays] = useState<number>(7);
  const { longitude_degrees: longitude, latitude_degrees: latitude } = fields;
  const placed = typeof longitude === 'number' && typeof latitude === 'number';
  const answer = useCall(
    'city.passes',
    placed
      ? {
          longitudeDegrees: longitude,
          latitudeDegrees: latitude,
          days,
          limit: PASSES_SHOWN,
        }
      : undefined,
  );
  if (!placed || answer.kind === 'failed') return null;
  const { passes, total } = answer.value ?? { passes: [], total: undefined };
  return (
    <section className="city-passed" aria-label={t('city.components.passes')}>
      <h3>{t('city.components.passes')}</h3>
      <Select
        size="small"
        aria-label={t('city.components.passes')}
        value={days}
        onChange={setDays}
        options={PASS_DAYS.map((value) => ({
          value,
          label: t('city.components.passesDays', { count: value }),
        }))}
      />
      {total !== undefined && (
        <span className="small secondary">
          {total === 0
            ? t('city.components.passesNone')
            : t('city.components.passesCount', { count: total })}
        </span>
      )}
      <ul className="city-passes">
        {passes.map(({ patrolNo, at, metres }) => (
          <li key={`${patrolNo} ${at}`}>
            <time className="small secondary">{at.slice(0, 16)}</time> {patrolNo}{' '}
            <span className="secondary">{t('city.casePage.componentText', { metres })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The component's cases, the latest first; each opens. */
function Cases({ component: { cases, casesTotal } }: { readonly component: CityComponent }) {
  const { t, i18n } = useTranslation();
  const store = useTwinStore();
  const host = useHost();
  if (cases.length === 0) return null;
  return (
    <>
      <h3>{t('city.components.cases')}</h3>
      {casesTotal > cases.length && (
        <p className="small secondary">
          {t('city.components.casesNote', { total: casesTotal, shown: cases.length })}
        </p>
      )}
      <ol className="life-line">
        {cases.map((each) => (
          <li key={each.caseNo}>
            <time className="small secondary">{each.reportAt.slice(0, 16)}</time>
            <span>
              <button
                type="button"
                className="link"
                onClick={() =>
                  void openRecord(store, host, { table: 'city_case', key: each.caseNo })
                }
              >
                {each.description ?? each.caseNo}
              </button>{' '}
              <span className="secondary">
                {[
                  fieldText(CASES, 'state', each.state, i18n.language),
                  each.dept,
                  each.closedAt
                    ? t('city.components.closed', { at: each.closedAt.slice(0, 16) })
                    : t('city.components.open'),
                  each.reworks > 0 && t('city.components.reworks', { count: each.reworks }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
