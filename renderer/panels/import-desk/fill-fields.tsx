import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MappingField, RecognisedFileInfo } from '../../../contract/imports.ts';
import { fillableFields } from './mapping-model.ts';
import { useDesk, useDeskState } from './use-desk.tsx';

/** 整列填: one value for every row, where a required field has no column. */
export function FillFields({ file }: { readonly file: RecognisedFileInfo }) {
  const { t, i18n } = useTranslation();
  const fields = fillableFields(file);
  if (fields.length === 0) return null;
  return (
    <div className="file-facts">
      {fields.map((field) => (
        <label key={field.field} className="as-of-choice">
          {t('desk.mapping.fill', {
            field: i18n.language === 'en' ? field.titleEn : field.title,
          })}
          <FillChoice file={file} field={field} />
        </label>
      ))}
    </div>
  );
}

interface FillChoiceProps {
  readonly file: RecognisedFileInfo;
  readonly field: MappingField;
}

function FillChoice({ file, field: { field, fill } }: FillChoiceProps) {
  const desk = useDesk();
  const busy = useDeskState((state) => state.work !== undefined);
  const value = useDeskState((state) => state.choices[file.name]?.defaults[field]);
  const change = (next: string): void => {
    if (next !== '' && next !== value) void desk.choose(file.name, { defaults: { [field]: next } });
  };
  if (fill && fill.codes.length > 0) {
    const options = fill.codes.map(({ code, title }) => ({ value: code, label: title }));
    return (
      <Select size="small" disabled={busy} value={value} options={options} onChange={change} />
    );
  }
  return (
    <Input
      size="small"
      disabled={busy}
      defaultValue={value}
      maxLength={100}
      onBlur={({ target }) => change(target.value.trim())}
      onPressEnter={({ currentTarget }) => change(currentTarget.value.trim())}
    />
  );
}
