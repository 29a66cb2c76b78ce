import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecognisedFileInfo } from '../../../contract/imports.ts';

import { FillChoice, type FillChoiceProps } from './fill-choice.tsx';
import { fieldToMake, fillableFields } from './mapping-model.ts';
import { useDesk, useDeskState } from './use-desk.tsx';

/** What a person can do where a required field has no column: 整列填, one value for every row, or 推算编码. */
export function FillFields({ file }: { readonly file: RecognisedFileInfo }) {
  const { t, i18n } = useTranslation();
  const fields = fillableFields(file);
  const made = fieldToMake(file);
  if (fields.length === 0 && !made) return null;
  return (
    <div className="file-facts">
      {made && <MadeCodes file={file} field={made} />}
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

/** 推算编码: an identifier of ours where the department gave none, told with every row that has it. */
function MadeCodes({ file, field }: FillChoiceProps) {
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const busy = useDeskState((state) => state.work !== undefined);
  const isOn = useDeskState((state) => state.choices[file.name]?.madeCodes ?? file.codesMade);
  return (
    <Checkbox
      disabled={busy}
      checked={isOn}
      onChange={({ target }) => void desk.choose(file.name, { madeCodes: target.checked })}
    >
      {t('desk.mapping.madeCodes', {
        field: i18n.language === 'en' ? field.titleEn : field.title,
      })}
    </Checkbox>
  );
}
