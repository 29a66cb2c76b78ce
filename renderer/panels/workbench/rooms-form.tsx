import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DraftBuilding, unitNosOf } from '../../../contract/drafts/draft.ts';
import { topFloor } from '../../../contract/drafts/floors.ts';
import { fillRooms, NUMBERINGS, type RoomScheme } from '../../../contract/drafts/rooms.ts';
import { TENURES, USES } from '../../../contract/schema/community-policing.ts';
import { codeText } from '../../format/codes.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { buildOn } from '../../workbench.ts';
import { Labelled } from './identity-form.tsx';

interface Wish extends Omit<RoomScheme, 'unitNos' | 'floorTo'> {
  readonly units: string;
  /** Undefined: up to the top. */
  readonly floorTo: number | undefined;
}

/** 单元与房间: lays rooms out floor by floor; single rooms are changed in the grid. */
export function RoomsForm({ building }: { readonly building: DraftBuilding }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const [wish, setWish] = useState<Wish>(() => wishOf(building));
  const set = (change: Partial<Wish>): void => setWish({ ...wish, ...change });
  const top = topFloor(building.floors);
  const number = (
    field: 'floorFrom' | 'floorTo' | 'perFloor' | 'areaSquareMetres',
    label: string,
    [min, max]: readonly [number, number],
  ) => (
    <InputNumber
      size="small"
      min={min}
      max={max}
      aria-label={label}
      value={wish[field] ?? (field === 'floorTo' ? top : null)}
      onChange={(value) => set({ [field]: value ?? (field === 'areaSquareMetres' ? null : 1) })}
    />
  );
  const codes = (
    field: 'use' | 'tenure',
    label: string,
    list: Readonly<Record<string, string>>,
  ) => (
    <Select
      size="small"
      allowClear
      aria-label={label}
      value={wish[field]}
      placeholder={t('workbench.undetermined')}
      options={Object.keys(list).map((value) => ({ value, label: codeText(t, field, value) }))}
      onChange={(value: string | undefined) => set({ [field]: value ?? null })}
    />
  );
  const apply = (): void => {
    const { units, floorTo, ...scheme } = wish;
    const unitNos = units.split(/[,，、\s]+/).filter(Boolean);
    buildOn(store, (before) =>
      fillRooms(before, {
        ...scheme,
        unitNos: unitNos.length > 0 ? unitNos : [''],
        floorTo: floorTo ?? top,
      }),
    );
    openDrawer(store, 'table', 'workbench');
  };
  return (
    <PanelSection
      title={t('workbench.fill')}
      aside={t('workbench.rooms', { count: building.rooms.length })}
    >
      <div className="workbench-form">
        <Labelled label={t('workbench.units')}>
          <Input
            size="small"
            aria-label={t('workbench.units')}
            value={wish.units}
            onChange={({ target }) => set({ units: target.value })}
          />
        </Labelled>
        <Labelled label={t('workbench.from')}>
          <span className="workbench-span">
            {number('floorFrom', t('workbench.from'), [-9, 150])}
            {t('workbench.to')}
            {number('floorTo', t('workbench.to'), [-9, 150])}
          </span>
        </Labelled>
        <Labelled label={t('workbench.perFloor')}>
          {number('perFloor', t('workbench.perFloor'), [1, 99])}
        </Labelled>
        <Labelled label={t('workbench.numbering')}>
          <Select
            size="small"
            aria-label={t('workbench.numbering')}
            value={wish.numbering}
            options={NUMBERINGS.map((value) => ({
              value,
              label: t(`workbench.numberings.${value}`),
            }))}
            onChange={(numbering) => set({ numbering })}
          />
        </Labelled>
        <Labelled label={`${t('workbench.area')} m²`}>
          {number('areaSquareMetres', t('workbench.area'), [1, 100_000])}
        </Labelled>
        <Labelled label={t('workbench.use')}>{codes('use', t('workbench.use'), USES)}</Labelled>
        <Labelled label={t('workbench.tenure')}>
          {codes('tenure', t('workbench.tenure'), TENURES)}
        </Labelled>
        <div className="workbench-row">
          <Button disabled={top === 0} onClick={apply}>
            {t('workbench.applyRooms')}
          </Button>
        </div>
      </div>
    </PanelSection>
  );
}

function wishOf(building: DraftBuilding): Wish {
  return {
    units: unitNosOf(building).filter(Boolean).join(','),
    floorFrom: 1,
    floorTo: undefined,
    perFloor: 2,
    numbering: 'per-unit',
    areaSquareMetres: null,
    use: building.use,
    tenure: null,
  };
}
