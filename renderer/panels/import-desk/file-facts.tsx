import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecognisedFileInfo } from '../../../contract/imports.ts';
import { SECRECY_LEVELS, type Secrecy } from '../../../contract/secrecy.ts';
import { isDate } from '../../format/dates.ts';
import { TableChoice } from './table-choice.tsx';
import { useDesk, useDeskState } from './use-desk.tsx';

interface FileFactsProps {
  readonly file: RecognisedFileInfo;
}

/** What is true of the whole file: what it is, its date and its 密级. */
export function FileFacts({ file }: FileFactsProps) {
  return (
    <div className="file-facts">
      <TableChoice file={file} />
      <AsOfChoice file={file} />
      <SecrecyChoice file={file} />
    </div>
  );
}

/** 数据截至: what the delivery note or the file's date says, for a person to correct. */
function AsOfChoice({ file }: FileFactsProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const change = (asOf: string): void => {
    if (isDate(asOf) && asOf !== file.asOf) void desk.choose(file.name, { asOf });
  };
  return (
    <label className="as-of-choice">
      {t('desk.columns.asOf')}
      <Input
        key={file.asOf}
        size="small"
        defaultValue={file.asOf}
        placeholder="2026-11-23"
        maxLength={10}
        onBlur={({ target }) => change(target.value)}
        onPressEnter={({ currentTarget }) => change(currentTarget.value)}
      />
    </label>
  );
}

const UNSTATED = '';

/** 密级: what the file states, for a person to raise; what it states itself is never lowered. */
function SecrecyChoice({ file }: FileFactsProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const busy = useDeskState((state) => state.work !== undefined);
  const asked = useDeskState((state) => state.choices[file.name]?.secrecy);
  const stated = asked === undefined ? file.secrecy : undefined;
  const lowest = stated === undefined ? 0 : SECRECY_LEVELS.indexOf(stated);
  return (
    <label className="as-of-choice">
      {t('secrecy.title')}
      <Select<Secrecy | typeof UNSTATED>
        size="small"
        aria-label={t('secrecy.title')}
        disabled={busy}
        value={file.secrecy ?? UNSTATED}
        options={[
          ...(file.secrecy === undefined ? [{ value: UNSTATED, label: t('secrecy.none') }] : []),
          ...SECRECY_LEVELS.map((value, rank) => ({
            value,
            label: t(`secrecy.${value}`),
            disabled: rank < lowest,
          })),
        ]}
        onChange={(value) => {
          if (value !== UNSTATED) void desk.choose(file.name, { secrecy: value });
        }}
      />
    </label>
  );
}
