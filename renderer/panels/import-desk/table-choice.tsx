import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecognisedFileInfo, RecognitionInfo } from '../../../contract/imports.ts';
import { useDesk, useDeskState } from './use-desk.tsx';

/** By its title in either language or by another name of what is in it: 养老机构 finds 养老设施. */
function isFound(text: string, { words }: { readonly words: string }): boolean {
  return words.includes(text.trim().toLowerCase());
}

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
        filterOption={(text, option) => option !== undefined && isFound(text, option)}
        disabled={busy}
        value={file.dataset?.id}
        aria-label={t('desk.mapping.table')}
        placeholder={t('desk.mapping.chooseTable')}
        options={tables.map(({ name, title, titleEn, words }) => ({
          value: name,
          label: english ? titleEn : title,
          words: `${title} ${titleEn} ${words}`.toLowerCase(),
        }))}
        onChange={(table: string) => void desk.choose(file.name, { table })}
      />
    </label>
  );
}
