import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirmCard, FirmPlaceView } from '../../../contract/queries/building-economy.ts';
import type { RecordCard } from '../../../contract/queries/records.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { TrendChart } from '../../parts/kit/charts.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { FirmVisits } from './visits.tsx';
import { doubtOf } from './words.ts';
import { PLACE_CLASS_COLOURS } from '../../theme/ramps.ts';
import './economy.css';

/** 企业: class and label, the three places with what they rest on, their life line, tax by month. */
export function FirmPage({ card }: { readonly card: RecordCard }) {
  const { t } = useTranslation();
  const answer = useCall('economy.firm', { enterpriseId: card.key });
  return (
    <Asked
      answer={answer}
      loadingLabel={t('kit.loading')}
      failedTitle={t('economy.firm.failed')}
      rows={4}
    >
      {(firm) => <Firm firm={firm} />}
    </Asked>
  );
}

function Firm({ firm }: { readonly firm: FirmCard }) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const { row, life, months, taxHidden } = firm;
  const doubt = doubtOf(t, row, language);
  return (
    <>
      <PanelSection title={t('economy.firm.places')} aside={t(`economy.labels.${row.label}`)}>
        <p>
          <i className="cube-mark" style={{ background: PLACE_CLASS_COLOURS[row.placeClass] }} />{' '}
          {t(`economy.classes.${row.placeClass}`)}
        </p>
        {doubt && <p className="small secondary">{doubt}</p>}
        <ul className="economy-places">
          <Place title={t('economy.column.registered')} place={row.registered} />
          <Place title={t('economy.column.office')} place={row.office} />
          <Place title={t('economy.column.tax')} place={row.tax} />
        </ul>
      </PanelSection>
      {taxHidden ? (
        <p className="small secondary">{t('economy.firm.hidden')}</p>
      ) : (
        <Months months={months} />
      )}
      <FirmVisits enterpriseId={row.enterpriseId} />
      <PanelSection title={t('economy.firm.life')}>
        <ol className="economy-life small">
          {life.map(({ at, kind, text }) => (
            <li key={`${at} ${kind} ${text ?? ''}`}>
              <time className="secondary">{at}</time> {t(`economy.firm.events.${kind}`)}
              {text && ` · ${text}`}
            </li>
          ))}
        </ol>
        <ClassMonths classes={firm.classes} />
      </PanelSection>
    </>
  );
}

/** 类别沿革: from when to when the firm was of which class, the latest first. */
function ClassMonths({ classes }: Pick<FirmCard, 'classes'>) {
  const { t } = useTranslation();
  return (
    <>
      <h4 className="small secondary">{t('economy.firm.classHistory')}</h4>
      <ol className="economy-life small" aria-label={t('economy.firm.classHistory')}>
        {[...classes].reverse().map(({ from, to, placeClass, by }) => (
          <li key={from}>
            <time className="secondary">{from === to ? from : `${from} — ${to}`}</time>{' '}
            <i className="cube-mark" style={{ background: PLACE_CLASS_COLOURS[placeClass] }} />{' '}
            {t(`economy.classes.${placeClass}`)}
            {by.length > 0 && (
              <span className="secondary">
                {' · '}
                {by
                  .map((each) => t(`economy.firm.classEvidence.${each}`))
                  .join(t('common.separator'))}
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Place({ title, place }: { readonly title: string; readonly place: FirmPlaceView }) {
  const { t } = useTranslation();
  const { inDistrict, basis, evidenceAt, text, buildingName } = place;
  return (
    <li>
      <span className="economy-verdict">
        <span className="secondary small">{title}</span>
        <br />
        {t(`economy.inDistrict.${inDistrict}`)}
      </span>
      <span>
        {text ?? t('economy.firm.noText')}
        {buildingName && !text?.includes(buildingName) && ` → ${buildingName}`}
      </span>
      <span className="small secondary">
        {t('economy.firm.evidence', {
          basis: t(`economy.basis.${basis}`),
          date: evidenceAt ?? t('economy.firm.noDate'),
        })}
      </span>
    </li>
  );
}

function Months({ months }: { readonly months: FirmCard['months'] }) {
  const { t } = useTranslation();
  const title = t('economy.firm.months');
  const data = useMemo(
    () => ({
      points: months.map(({ month }) => month),
      unit: t('economy.yuan'),
      series: [{ id: 'tax', title, values: months.map(({ yuan }) => yuan) }],
    }),
    [months, t, title],
  );
  if (months.every(({ yuan }) => yuan === 0)) return null;
  return (
    <PanelSection title={title}>
      <TrendChart label={title} data={data} />
    </PanelSection>
  );
}
