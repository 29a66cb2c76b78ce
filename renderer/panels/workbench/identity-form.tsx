import { Input, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftBuilding } from '../../../contract/drafts/draft.ts';
import { building as buildingTable, USES } from '../../../contract/schema/community-policing.ts';
import { codeText } from '../../format/codes.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { buildOn } from '../../workbench.ts';

/** What the building is called and where it stands. */
export function IdentityForm({ building }: { readonly building: DraftBuilding }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const adcode = useSnapshot()?.profile.adcode ?? '';
  const set = (change: Partial<DraftBuilding>): void =>
    buildOn(store, (before) => ({ ...before, ...change }));
  const structures = Object.keys(buildingTable.columns['structure']?.codes ?? {});
  return (
    <PanelSection title={t('workbench.identity')}>
      <div className="workbench-form">
        <Labelled label={t('workbench.id')}>
          <TextField
            label={t('workbench.id')}
            value={building.buildingId}
            disabled={building.corrects !== undefined}
            commit={(buildingId) => set({ buildingId: buildingId.trim() })}
          />
        </Labelled>
        {building.buildingId === '' && (
          <button
            type="button"
            className="link workbench-start"
            onClick={() => set({ buildingId: temporaryId(adcode) })}
          >
            {t('workbench.takeId')}
          </button>
        )}
        <Labelled label={t('workbench.name')}>
          <TextField
            label={t('workbench.name')}
            value={building.name}
            commit={(name) => set({ name: name.trim() })}
          />
        </Labelled>
        <Labelled label={t('workbench.address')}>
          <TextField
            label={t('workbench.address')}
            value={building.address}
            commit={(address) => set({ address: address.trim() })}
          />
        </Labelled>
        <Labelled label={t('workbench.use')}>
          <Select
            size="small"
            aria-label={t('workbench.use')}
            value={building.use}
            allowClear
            onChange={(use: string | undefined) => set({ use: use ?? null })}
            options={Object.keys(USES).map((value) => ({
              value,
              label: codeText(t, 'use', value),
            }))}
          />
        </Labelled>
        <Labelled label={t('workbench.structure')}>
          <Select
            size="small"
            aria-label={t('workbench.structure')}
            value={building.structure}
            allowClear
            placeholder={t('workbench.undetermined')}
            onChange={(structure: string | undefined) => set({ structure: structure ?? null })}
            options={structures.map((value) => ({ value, label: codeText(t, 'structure', value) }))}
          />
        </Labelled>
      </div>
    </PanelSection>
  );
}

/** An id nobody else has, told apart from the police's by its letters. */
function temporaryId(adcode: string): string {
  return `DZ${adcode}-${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
}

/** A control with its label before it. */
export function Labelled({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="workbench-field">
      <span className="small secondary">{label}</span>
      {children}
    </div>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly disabled?: boolean;
  readonly commit: (text: string) => void;
}

/** A text that becomes a step when it is left or confirmed, not with each letter. */
export function TextField({ label, value, disabled = false, commit }: TextFieldProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const done = (): void => {
    if (text !== value) commit(text);
  };
  return (
    <Input
      size="small"
      aria-label={label}
      value={text}
      disabled={disabled}
      maxLength={100}
      onChange={({ target }) => setText(target.value)}
      onBlur={done}
      onPressEnter={done}
    />
  );
}
