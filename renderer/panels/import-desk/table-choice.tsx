import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecognisedFileInfo, RecognitionInfo } from '../../../contract/imports.ts';
import { useDesk, useDeskState } from './use-desk.tsx';

const NO_TABLES: RecognitionInfo['tables'] = [];

/** 此文件是: what the file was found to be, for a person to say or to correct. */
export function TableChoice({ file }: { readonly file: RecognisedFileInfo }) {
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const tables = useDeskState((state) => state.recognition?.tables ?? NO_TABLES);
  const busy = useDeskState((state) => state.work !== undefined);
  if (file.headers.length === 0) return null;
  const english = i18n.language === 'en';
  return (
    <label className="table-choice">
      {t('desk.mapping.table')}
      <Select
        size="small"
        showSearch
        optionFilterProp="label"
        disabled={busy}
        value={file.dataset?.id}
        aria-label={t('desk.mapping.table')}
        placeholder={t('desk.mapping.chooseTable')}
        options={tables.map(({ name, title, titleEn }) => ({
          value: name,
          label: english ? titleEn : title,
        }))}
        onChange={(table: string) => void desk.choose(file.name, { table })}
      />
    </label>
  );
}
