import { Button, Checkbox, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftBuilding } from '../../../contract/drafts/draft.ts';
import {
  FLOOR_NAMINGS,
  type FloorScheme,
  nameFloors,
  renameFloor,
  topFloor,
  withFloors,
} from '../../../contract/drafts/floors.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { buildOn } from '../../workbench.ts';
import { Labelled, TextField } from './identity-form.tsx';

/** 楼层: physical floors and what the lift calls them. */
export function FloorsForm({ building }: { readonly building: DraftBuilding }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const [scheme, setScheme] = useState<FloorScheme>(() => schemeOf(building));
  const [unfolded, unfold] = useState(false);
  const set = (change: Partial<FloorScheme>): void => setScheme({ ...scheme, ...change });
  const apply = (): void => buildOn(store, (before) => withFloors(before, nameFloors(scheme)));
  return (
    <PanelSection
      title={t('workbench.floorsTitle')}
      aside={t('workbench.floors', { count: topFloor(building.floors) })}
    >
      <div className="workbench-form">
        <Labelled label={t('workbench.floorsUp')}>
          <InputNumber
            size="small"
            min={1}
            max={150}
            precision={0}
            aria-label={t('workbench.floorsUp')}
            value={scheme.floorsUp}
            onChange={(floorsUp) => floorsUp !== null && set({ floorsUp })}
          />
        </Labelled>
        <Labelled label={t('workbench.floorsDown')}>
          <InputNumber
            size="small"
            min={0}
            max={9}
            precision={0}
            aria-label={t('workbench.floorsDown')}
            value={scheme.floorsDown}
            onChange={(floorsDown) => floorsDown !== null && set({ floorsDown })}
          />
        </Labelled>
        <Labelled label={t('workbench.naming')}>
          <Select
            size="small"
            aria-label={t('workbench.naming')}
            value={scheme.naming}
            options={FLOOR_NAMINGS.map((value) => ({
              value,
              label: t(`workbench.namings.${value}`),
            }))}
            onChange={(naming) => set({ naming })}
          />
        </Labelled>
        <Checkbox
          checked={scheme.mezzanine}
          onChange={({ target }) => set({ mezzanine: target.checked })}
        >
          {t('workbench.mezzanine')}
        </Checkbox>
        <div className="workbench-row">
          <Button onClick={apply}>{t('workbench.applyFloors')}</Button>
          {building.floors.length > 0 && (
            <button
              type="button"
              className="link"
              aria-expanded={unfolded}
              onClick={() => unfold(!unfolded)}
            >
              {t('workbench.labels')}
            </button>
          )}
        </div>
        {unfolded && (
          <ol className="workbench-labels">
            {[...building.floors].reverse().map(({ floorNo, label }) => (
              <li key={floorNo}>
                <span className="small secondary">{floorNo}</span>
                <TextField
                  label={t('workbench.label', { floor: floorNo })}
                  value={label}
                  commit={(text) =>
                    buildOn(store, (before) => renameFloor(before, floorNo, text.trim()))
                  }
                />
              </li>
            ))}
          </ol>
        )}
      </div>
    </PanelSection>
  );
}

function schemeOf({ floors }: DraftBuilding): FloorScheme {
  const labels = new Set(floors.map(({ label }) => label));
  return {
    floorsUp: topFloor(floors) || 6,
    floorsDown: floors.filter(({ floorNo }) => floorNo < 0).length,
    naming:
      labels.has('3A') || labels.has('12A') ? 'lettered' : skips(labels) ? 'skipped' : 'counted',
    mezzanine: labels.has('夹层'),
  };
}

function skips(labels: ReadonlySet<string>): boolean {
  return labels.has('5') && !labels.has('4');
}
