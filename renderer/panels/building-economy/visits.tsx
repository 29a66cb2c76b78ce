import { useTranslation } from 'react-i18next';
import type { EconomyVisits, VisitRow } from '../../../contract/queries/economy-visits.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { fieldText } from '../../format/fields.ts';
import { exactNumber, measure } from '../../format/numbers.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { type HeadlineFigure, Headlines } from '../../parts/kit/headline.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { useEconomyFilter } from './use-economy-filter.ts';
import { shareText } from './words.ts';

const VISITS = tableSpec('service_visit');

/** A code of a visit's way or opinion as it reads. */
export function visitText(field: 'way' | 'opinion', code: string | null, language: string): string {
  return fieldText(VISITS, field, code, language) ?? '';
}

/** Figures counted over the year's requests; the others are counted over its visits. */
const ASKED: readonly string[] = ['requests', 'inTimeShare', 'meanDays', 'satisfiedShare'];

/** 走访服务: how many firms were visited, what they asked and whether they were answered. */
export function VisitSection() {
  const { t } = useTranslation();
  const { filter } = useEconomyFilter();
  const answer = useCall('economy.visits', { filter, limit: 0 });
  return (
    <PanelSection title={t('economy.visits.title')}>
      <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('economy.failed')}>
        {(visits) =>
          visits.delivered ? (
            <VisitFigures figures={visits.figures} />
          ) : (
            <p className="small secondary">{t('economy.visits.notDelivered')}</p>
          )
        }
      </Asked>
    </PanelSection>
  );
}

function VisitFigures({ figures }: Pick<EconomyVisits, 'figures'>) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const period = `${figures.from} — ${figures.to}`;
  const figure = (
    id: 'visits' | 'visitedShare' | 'requests' | 'inTimeShare' | 'meanDays' | 'satisfiedShare',
    value: string,
    unit: string,
  ): HeadlineFigure => ({
    id,
    label: t(`economy.visits.${id}`),
    value,
    unit,
    period,
    definition: { formula: t(`economy.visits.formulas.${id}`), source: t('economy.visits.source') },
    changes: [],
    onOpen: () => openDrawer(store, 'table', ASKED.includes(id) ? 'visitsAsked' : 'visits'),
  });
  const share = (id: 'visitedShare' | 'inTimeShare' | 'satisfiedShare'): HeadlineFigure =>
    figure(id, shareText(figures[id]), '%');
  return (
    <>
      <Headlines
        label={t('economy.visits.title')}
        figures={[
          figure('visits', exactNumber(figures.visits), t('economy.visits.times')),
          share('visitedShare'),
          figure('requests', exactNumber(figures.requests), t('economy.visits.items')),
          share('inTimeShare'),
          figure(
            'meanDays',
            figures.meanDays === null ? '—' : measure(figures.meanDays),
            t('economy.visits.days'),
          ),
          share('satisfiedShare'),
        ]}
      />
      <ul className="count-list">
        {(['open', 'late'] as const).map((list) => (
          <li key={list}>
            <button
              type="button"
              onClick={() =>
                openDrawer(store, 'table', list === 'open' ? 'visitsOpen' : 'visitsLate')
              }
            >
              <span>{t(`economy.visits.${list}`)}</span>
              <strong>{exactNumber(figures[list])}</strong>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Visits to one firm, the latest first, each with its request and answer. */
export function FirmVisits({ enterpriseId }: { readonly enterpriseId: string }) {
  const { t } = useTranslation();
  const answer = useCall('economy.visits', { enterpriseId, limit: 20 });
  return (
    <PanelSection title={t('economy.visits.title')}>
      <Asked
        answer={answer}
        loadingLabel={t('kit.loading')}
        failedTitle={t('economy.firm.failed')}
        rows={2}
      >
        {({ rows, delivered }) => {
          if (rows.length > 0) return <VisitList rows={rows} />;
          const nothing = delivered ? 'economy.visits.none' : 'economy.visits.notDelivered';
          return <p className="small secondary">{t(nothing)}</p>;
        }}
      </Asked>
    </PanelSection>
  );
}

function VisitList({ rows }: { readonly rows: readonly VisitRow[] }) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  return (
    <ol className="economy-life small">
      {rows.map((row) => (
        <li key={row.visitNo}>
          <time className="secondary">{row.visitedAt}</time>{' '}
          {[visitText('way', row.way, language), row.visitedBy].filter(Boolean).join(' · ')}
          {row.request !== null && (
            <div>
              {t('economy.visits.asked', { request: row.request })}
              {' → '}
              {row.answeredAt === null
                ? t(
                    row.daysLate === null ? 'economy.visits.waiting' : 'economy.visits.waitingLate',
                    {
                      date: row.dueAt ?? '—',
                      days: row.daysLate,
                    },
                  )
                : t('economy.visits.answered', {
                    date: row.answeredAt,
                    answer: row.answer ?? '',
                    opinion: visitText('opinion', row.opinion, language),
                  })}
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
