import { useTranslation } from 'react-i18next';
import { type StatisticsFilter, UNKNOWN_KEY } from '../../../contract/queries/statistics.ts';
import { exactNumber, percent } from '../../format/numbers.ts';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { RankBars } from '../../parts/kit/rank-bars.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { WITHHELD_TEXT } from '../../../contract/placed-table.ts';
import { figureNumber } from '../../format/figures.ts';

const METRIC = 'community-policing.households';
/** Households of this size and larger are one class. */
const LARGEST = '6';

/** 户规模: households that live here by how many records they have. */
export function HouseholdSizes({ filter }: { readonly filter: StatisticsFilter }) {
  const { t } = useTranslation();
  const answer = useCall('statistics.table', {
    metrics: [METRIC],
    dimension: 'household_size',
    filter,
  });
  return (
    <PanelSection title={t('policing.households')} aside={t('policing.householdsNote')}>
      <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('policing.failed')}>
        {({ rows, total }) => {
          const all = valueOf(total.cells) ?? 0;
          const sizes = rows
            .filter(({ key }) => key !== UNKNOWN_KEY)
            .sort((a, b) => Number(a.key) - Number(b.key));
          return (
            <RankBars
              label={t('policing.households')}
              bars={sizes.map(({ key, cells }) => {
                const value = valueOf(cells) ?? null;
                const share = value === null ? undefined : percent(value, all);
                const count = value === null ? WITHHELD_TEXT : exactNumber(value);
                return {
                  id: key,
                  label:
                    key === LARGEST
                      ? t('policing.householdOver', { size: key })
                      : t('policing.householdOf', { size: key }),
                  value,
                  text: [t('policing.householdCount', { value: count }), share]
                    .filter(Boolean)
                    .join(' · '),
                };
              })}
            />
          );
        }}
      </Asked>
    </PanelSection>
  );
}

function valueOf(cells: readonly { readonly figure: Parameters<typeof figureNumber>[0] }[]) {
  const figure = cells[0]?.figure;
  return figure && figureNumber(figure);
}
