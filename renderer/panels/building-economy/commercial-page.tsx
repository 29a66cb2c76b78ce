import { useTranslation } from 'react-i18next';
import type { CommercialCard } from '../../../contract/queries/building-economy.ts';
import type { RecordCard } from '../../../contract/queries/records.ts';
import { useHost, useTwin } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { exactNumber, measure } from '../../format/numbers.ts';
import { Asked } from '../../parts/asked.tsx';
import { Facts } from '../../parts/facts.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { usePrint } from '../../parts/kit/printing.tsx';
import { FloorStack } from './floor-stack.tsx';
import { buildingSheet } from './space-sheets.ts';
import { useProvenance, useWords } from './use-economy-words.ts';
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
  const gap = language === 'en' ? ' ' : '';
  const unit = row.tax.yuan === undefined ? '' : `${gap}${t('economy.yuan')}`;
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
      <SheetButton building={building} />
      {row.buildingId !== null && (
        <FloorStack floors={floors} buildingId={row.buildingId} commercialId={row.commercialId} />
      )}
    </>
  );
}

/** Days within which a lease's end counts as free on the sheet: the longest notice. */
const NOTICE_DAYS = 180;
/** More than a tower has rooms. */
const MOST_SPACES = 5000;

/** 招商选址单页 of the building, in the print preview. */
function SheetButton({ building }: { readonly building: CommercialCard }) {
  const { t } = useTranslation();
  const host = useHost();
  const print = usePrint();
  const words = useWords();
  const provenance = `${useProvenance()} · ${t('economy.finder.sheetNote')}`;
  const show = async (): Promise<void> => {
    const { commercialId } = building.row;
    const filter = { commercialId, minAreaSquareMetres: 1, withinDays: NOTICE_DAYS };
    const { spaces } = await host.call('economy.space', { filter, limit: MOST_SPACES });
    print(buildingSheet(words, building, spaces, provenance));
  };
  return (
    <button type="button" className="economy-button" onClick={() => void show()}>
      {t('economy.finder.print')}
    </button>
  );
}
