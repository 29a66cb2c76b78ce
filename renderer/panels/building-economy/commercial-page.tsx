import { useTranslation } from 'react-i18next';
import type { CommercialCard } from '../../../contract/queries/building-economy.ts';
import type { RecordCard } from '../../../contract/queries/records.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { exactNumber, measure } from '../../format/numbers.ts';
import { Asked } from '../../parts/asked.tsx';
import { Facts } from '../../parts/facts.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { FloorStack } from './floor-stack.tsx';
import { shareText, taxText } from './words.ts';
import './economy.css';

/** 商务楼宇: its figures and its floors. */
export function CommercialPage({ card }: { readonly card: RecordCard }) {
  const { t } = useTranslation();
  const answer = useCall('economy.building', { commercialId: card.key });
  return (
    <Asked
      answer={answer}
      loadingLabel={t('kit.loading')}
      failedTitle={t('economy.tower.failed')}
      rows={6}
    >
      {(building) => <Building building={building} />}
    </Asked>
  );
}

function Building({ building }: { readonly building: CommercialCard }) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const { figures, row, floors } = building;
  const percent = (share: number | null) => (share === null ? '—' : `${shareText(share)}%`);
  const tax = taxText(t, row.tax, language);
  const unit = row.tax.yuan === undefined ? '' : ` ${t('economy.yuan')}`;
  const { taxPerSquareMetre } = figures;
  return (
    <>
      <PanelSection title={t('economy.tower.figures')}>
        <Facts
          facts={[
            {
              term: t('economy.column.taxYuan'),
              value: `${tax}${unit}`,
              definition: t('economy.about.tax'),
            },
            {
              term: t('economy.perArea'),
              value:
                taxPerSquareMetre === null
                  ? '—'
                  : `${exactNumber(taxPerSquareMetre)} ${t('economy.yuanPerArea')}`,
              definition: t('economy.about.perArea'),
            },
            {
              term: t('economy.occupancyByArea'),
              value: percent(figures.occupancyByArea),
              definition: t('economy.about.occupancyByArea'),
            },
            {
              term: t('economy.occupancyByRooms'),
              value: percent(figures.occupancyByRooms),
              definition: t('economy.about.occupancyByRooms'),
            },
            {
              term: t('economy.registered'),
              value: percent(figures.registeredShare),
              definition: t('economy.about.registered', { unknown: figures.registeredUnknown }),
            },
            {
              term: t('economy.taxed'),
              value: percent(figures.taxedShare),
              definition: t('economy.about.taxed', { unknown: figures.taxedUnknown }),
            },
            {
              term: t('economy.column.area'),
              value: `${measure(figures.businessAreaSquareMetres)} ${t('economy.area')}`,
            },
            {
              term: t('economy.count'),
              value: `${exactNumber(figures.firms)} ${t('economy.firms')}`,
            },
          ]}
        />
      </PanelSection>
      {row.buildingId !== null && (
        <FloorStack floors={floors} buildingId={row.buildingId} commercialId={row.commercialId} />
      )}
    </>
  );
}
