import { Button, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftBuilding, DraftPart } from '../../../contract/drafts/draft.ts';
import { topFloor } from '../../../contract/drafts/floors.ts';
import { ringSquareMetres } from '../../../contract/drafts/rings.ts';
import { measure } from '../../format/numbers.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { buildOn, drawPart } from '../../workbench.ts';
import { IconButton } from '../../parts/icon-button.tsx';

const KINDS = ['body', 'podium', 'tower'] as const;

/** 轮廓: the parts of the building, each drawn in the scene and with its floors. */
export function PartsForm({ building }: { readonly building: DraftBuilding }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const drawing = useTwin((state) => state.scene.tool?.kind === 'footprint');
  const { parts } = building;
  return (
    <PanelSection title={t('workbench.shape')}>
      <ul className="workbench-parts">
        {parts.map((part, at) => (
          <Part key={`${at} ${part.kind}`} building={building} part={part} at={at} />
        ))}
      </ul>
      <div className="workbench-row">
        <Button
          type={parts.length === 0 ? 'primary' : 'default'}
          disabled={drawing}
          onClick={() => drawPart(store, parts.length)}
        >
          {parts.length === 0 ? t('workbench.draw') : t('workbench.addPart')}
        </Button>
      </div>
      {parts.length > 0 && (
        <button
          type="button"
          className="link workbench-start small"
          onClick={() => openDrawer(store, 'chart', 'workbench')}
        >
          {t('workbench.planHelp')}
        </button>
      )}
    </PanelSection>
  );
}

interface PartProps {
  readonly building: DraftBuilding;
  readonly part: DraftPart;
  readonly at: number;
}

function Part({ building, part, at }: PartProps) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const number = at + 1;
  const top = Math.max(1, topFloor(building.floors));
  const set = (change: Partial<DraftPart>): void =>
    buildOn(store, (before) => ({
      ...before,
      parts: before.parts.map((each, place) => (place === at ? { ...each, ...change } : each)),
    }));
  const remove = (): void =>
    buildOn(store, (before) => ({
      ...before,
      parts: before.parts.filter((_, place) => place !== at),
    }));
  const floor = (field: 'floorFrom' | 'floorTo', label: string) => (
    <InputNumber
      size="small"
      min={1}
      max={top}
      precision={0}
      aria-label={label}
      value={part[field]}
      onChange={(value) => value !== null && set({ [field]: value })}
    />
  );
  return (
    <li className="workbench-part">
      <Select
        size="small"
        aria-label={t('workbench.partKind', { part: number })}
        value={part.kind}
        options={KINDS.map((value) => ({ value, label: t(`workbench.partKinds.${value}`) }))}
        onChange={(kind) => set({ kind })}
      />
      <span className="workbench-span">
        {floor('floorFrom', t('workbench.partFrom', { part: number }))}
        {t('workbench.to')}
        {floor('floorTo', t('workbench.partTo', { part: number }))}
        {t('workbench.storeys')}
      </span>
      <span className="small secondary workbench-area">
        {t('common.squareMetres', { value: measure(ringSquareMetres(part.ring)) })}
      </span>
      <button type="button" className="link" onClick={() => drawPart(store, at)}>
        {t('workbench.redraw')}
      </button>
      <IconButton
        icon="close"
        label={t('workbench.removePart', { part: number })}
        className="icon-small"
        onClick={remove}
      />
    </li>
  );
}
