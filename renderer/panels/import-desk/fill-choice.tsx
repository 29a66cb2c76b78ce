import { AutoComplete, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportAnswer, MappingField, RecognisedFileInfo } from '../../../contract/imports.ts';
import { useDesk, useDeskState } from './use-desk.tsx';

export interface FillChoiceProps {
  readonly file: RecognisedFileInfo;
  readonly field: MappingField;
}

/** 整列填: the one value every row gets, of a list of codes where the field has one. */
export function FillChoice({ file, field }: FillChoiceProps) {
  const { fill } = field;
  if (fill?.listed) return <ListedValue file={file} field={field} />;
  if (fill && fill.codes.length > 0) return <CodeValue file={file} field={field} />;
  return <WrittenValue file={file} field={field} />;
}

function useFill({ file, field: { field } }: FillChoiceProps) {
  const desk = useDesk();
  const disabled = useDeskState((state) => state.work !== undefined);
  const value = useDeskState((state) => state.choices[file.name]?.defaults[field]);
  const change = (next: string): void => {
    if (next !== '' && next !== value) void desk.choose(file.name, { defaults: { [field]: next } });
  };
  return { disabled, value, change };
}

function CodeValue(props: FillChoiceProps) {
  const { t } = useTranslation();
  const { change, ...state } = useFill(props);
  const codes = props.field.fill?.codes ?? [];
  return (
    <Select
      size="small"
      className="fill-choice"
      showSearch
      optionFilterProp="label"
      placeholder={t('desk.mapping.chooseValue')}
      options={codes.map(({ code, title }) => ({ value: code, label: title }))}
      onChange={change}
      {...state}
    />
  );
}

/** Usual values by name, asked for when they are looked at; a city's own may be written instead. */
function ListedValue(props: FillChoiceProps) {
  const { t } = useTranslation();
  const { change, value, disabled } = useFill(props);
  const values = useFieldValues(props.field);
  return (
    <AutoComplete
      size="small"
      className="fill-choice fill-choice-listed"
      placeholder={t('desk.mapping.chooseOrWrite')}
      options={values.map(({ value: name, title }) => ({ value: name, label: title }))}
      filterOption={(text, option) => String(option?.label).includes(text.trim())}
      onSelect={change}
      onBlur={({ target }) => change((target as HTMLInputElement).value.trim())}
      disabled={disabled}
      {...(value === undefined ? {} : { defaultValue: value })}
    />
  );
}

function useFieldValues({ table, field }: MappingField): ImportAnswer<'import.fieldValues'> {
  const desk = useDesk();
  const [values, setValues] = useState<ImportAnswer<'import.fieldValues'>>([]);
  useEffect(() => {
    let gone = false;
    void desk.fieldValues(table, field).then((read) => {
      if (!gone) setValues(read);
    });
    return () => {
      gone = true;
    };
  }, [desk, table, field]);
  return values;
}

function WrittenValue(props: FillChoiceProps) {
  const { value, change, disabled } = useFill(props);
  return (
    <Input
      size="small"
      disabled={disabled}
      defaultValue={value}
      maxLength={100}
      onBlur={({ target }) => change(target.value.trim())}
      onPressEnter={({ currentTarget }) => change(currentTarget.value.trim())}
    />
  );
}
