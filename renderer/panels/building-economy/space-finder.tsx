import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  INDUSTRY_SECTIONS,
  INDUSTRY_SECTIONS_EN,
  type IndustrySection,
} from '../../../contract/industries.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { useFilter } from '../../parts/kit/use-filter.ts';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import type { CallParams } from '../../../contract/queries/index.ts';

const FIELDS = ['minArea', 'maxRent', 'parking', 'within'] as const;
type Field = (typeof FIELDS)[number];
const SECTIONS = Object.keys(INDUSTRY_SECTIONS) as IndustrySection[];
const STARTS: Readonly<Partial<Record<Field, number>>> = { minArea: 300, within: 90 };

/** What is looked for, as the shared view keeps it beside the other filters. */
export function useSpaceWanted() {
  const used = useFilter('building-economy');
  const value = (field: Field): number | undefined => {
    const [text] = used.values(field);
    return text === undefined ? STARTS[field] : Number(text);
  };
  const [streetCode] = used.values('street');
  const section = SECTIONS.find((each) => each === used.values('neighbour')[0]);
  const [maxRentYuan, minParkingSpaces] = [value('maxRent'), value('parking')];
  const filter: NonNullable<CallParams<'economy.space'>['filter']> = {
    minAreaSquareMetres: Math.max(1, value('minArea') ?? 1),
    withinDays: Math.min(365, value('within') ?? 0),
    ...(maxRentYuan !== undefined && maxRentYuan > 0 && { maxRentYuan }),
    ...(minParkingSpaces !== undefined && { minParkingSpaces }),
    ...(streetCode !== undefined && { streetCode }),
    ...(section !== undefined && { section }),
  };
  return { used, value, filter, section };
}

/** 招商选址: conditions, and a button for what fits. */
export function SpaceFinder() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const { used, value } = useSpaceWanted();
  return (
    <PanelSection title={t('economy.finder.title')}>
      <div className="economy-finder">
        {FIELDS.map((field) => (
          <label key={field} className="small">
            <span className="secondary">{t(`economy.finder.${field}`)}</span>
            <InputNumber
              size="small"
              min={0}
              value={value(field) ?? null}
              onChange={(next) => used.choose(field, next === null ? [] : [String(next)])}
            />
          </label>
        ))}
        <NeighbourField />
      </div>
      <button
        type="button"
        className="economy-button"
        onClick={() => openDrawer(store, 'table', 'space')}
      >
        {t('economy.finder.open')}
      </button>
    </PanelSection>
  );
}

/** 楼内已有行业: buildings where firms of an industry work already. */
function NeighbourField() {
  const { t } = useTranslation();
  const titles = useTwin(({ scene }) =>
    scene.language === 'en' ? INDUSTRY_SECTIONS_EN : INDUSTRY_SECTIONS,
  );
  const { used, section } = useSpaceWanted();
  return (
    <label className="small economy-finder-wide">
      <span className="secondary">{t('economy.finder.neighbour')}</span>
      <Select<IndustrySection | null>
        size="small"
        allowClear
        placeholder={t('economy.finder.anyNeighbour')}
        value={section ?? null}
        options={SECTIONS.map((value) => ({ value, label: titles[value] }))}
        onChange={(next) => used.choose('neighbour', next ? [next] : [])}
      />
    </label>
  );
}
