import { Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FEWEST_POINTS, GRID_METHODS } from '../../../contract/control-points.ts';
import { useCrsTitle } from '../import-desk/crs-title.ts';
import { useDesk, useDeskState } from '../import-desk/use-desk.tsx';
import type { GridDraft } from './points-model.ts';

/** Systems the points may be known in. */
const KNOWN_SYSTEMS = ['EPSG:4490', 'EPSG:4326', 'EPSG:4549', 'EPSG:4528'] as const;
/** Systems whose ellipsoid a local grid may have. */
const OWN_SYSTEMS = ['EPSG:2437', 'EPSG:2416', 'EPSG:2385', 'EPSG:2364'] as const;

/** What the points are to be fitted as: name, method, and the systems on both sides. */
export function GridChoices() {
  const { t } = useTranslation();
  const desk = useDesk();
  const draft = useDeskState((state) => state.gridDraft);
  const titleOf = useCrsTitle();
  const change = (part: Partial<GridDraft>) => desk.draftGrid({ ...draft, ...part });
  const options = (names: readonly string[]) =>
    names.map((value) => ({ value, label: titleOf(value) }));
  return (
    <div className="grid-choices">
      <label>
        {t('controlPoints.name')}
        <Input
          size="small"
          value={draft.name}
          maxLength={30}
          onChange={({ target }) => change({ name: target.value })}
        />
      </label>
      <Radio.Group
        size="small"
        optionType="button"
        aria-label={t('controlPoints.method')}
        value={draft.method}
        options={GRID_METHODS.map((value) => ({
          value,
          label: t(`controlPoints.methods.${value}`, { value: FEWEST_POINTS[value] }),
        }))}
        onChange={({ target }) => change({ method: target.value })}
      />
      <label>
        {t('controlPoints.to')}
        <Select
          size="small"
          value={draft.to}
          options={options(KNOWN_SYSTEMS)}
          onChange={(to: string) => change({ to })}
        />
      </label>
      {draft.method === 'helmert-7' && (
        <label>
          {t('controlPoints.from')}
          <Select
            size="small"
            value={draft.from}
            options={options(OWN_SYSTEMS)}
            onChange={(from: string) => change({ from })}
          />
        </label>
      )}
    </div>
  );
}
