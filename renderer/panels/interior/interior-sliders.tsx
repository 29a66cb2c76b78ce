import { Select, Slider } from 'antd';
import { useTranslation } from 'react-i18next';
import type { InteriorState } from '../../../contract/scene.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { bareUnit } from '../matrix/matrix-layout.ts';
import { changeInterior } from '../../interior/open-interior.ts';

interface SlidersProps {
  readonly state: InteriorState;
  readonly unitNos: readonly (string | null)[];
}

/** How far the floors stand apart, how much is cut away, which staircase unit is looked at. */
export function InteriorSliders({ state, unitNos }: SlidersProps) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const units = unitNos.filter((unit) => unit !== null);
  const percent = (value = 0) => `${Math.round(value * 100)} %`;
  return (
    <div className="interior-sliders">
      <label>
        {t('interior.explode')}
        <Slider
          min={0}
          max={1}
          step={0.05}
          value={state.explode}
          ariaLabelForHandle={t('interior.explode')}
          tooltip={{ formatter: percent }}
          onChange={(explode) => changeInterior(store, { explode })}
        />
      </label>
      <label>
        {t('interior.section')}
        <Slider
          min={0}
          max={1}
          step={0.02}
          value={state.section}
          ariaLabelForHandle={t('interior.section')}
          tooltip={{ formatter: percent }}
          onChange={(section) => changeInterior(store, { section })}
        />
      </label>
      {units.length > 1 && (
        <Select
          size="small"
          aria-label={t('interior.unit')}
          value={state.unitNo ?? ''}
          options={[
            { value: '', label: t('interior.allUnits') },
            ...units.map((unit) => ({
              value: unit,
              label: t('interior.unitName', { unit: bareUnit(unit) }),
            })),
          ]}
          onChange={(unit) => changeInterior(store, { unitNo: unit === '' ? undefined : unit })}
        />
      )}
    </div>
  );
}
