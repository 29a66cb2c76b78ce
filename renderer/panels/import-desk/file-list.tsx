import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecognisedFileInfo } from '../../../contract/imports.ts';
import { exactNumber } from '../../format/numbers.ts';
import { fileState } from './mapping-model.ts';
import { useDesk, useDeskState } from './use-desk.tsx';

/** The files of the delivery, hundreds of them at times; the one that is looked at is marked. */
export function FileList({ files }: { readonly files: readonly RecognisedFileInfo[] }) {
  const { t } = useTranslation();
  const selected = useDeskState((state) => state.file);
  return (
    <table className="file-list small">
      <thead>
        <tr>
          <th scope="col">{t('desk.columns.file')}</th>
          <th scope="col">{t('desk.columns.what')}</th>
          <th scope="col" className="file-rows">
            {t('desk.columns.rows')}
          </th>
          <th scope="col" aria-label={t('desk.columns.state')} />
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <FileRow key={file.name} file={file} selected={file.name === selected} />
        ))}
      </tbody>
    </table>
  );
}

interface FileRowProps {
  readonly file: RecognisedFileInfo;
  readonly selected: boolean;
}

const FileRow = memo(function FileRow({ file, selected }: FileRowProps) {
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const { name, dataset, expectedRows } = file;
  const what = i18n.language === 'en' ? dataset?.titleEn : dataset?.title;
  return (
    <tr className={selected ? 'row-selected' : undefined} onClick={() => desk.lookAt(name)}>
      <td>
        <button type="button" className="file-name" title={name} aria-current={selected}>
          {name.slice(name.lastIndexOf('/') + 1)}
        </button>
      </td>
      <td title={what}>{what ?? t('desk.dash')}</td>
      <td className="file-rows">
        {expectedRows > 0 ? `≈ ${exactNumber(roughly(expectedRows))}` : t('desk.dash')}
      </td>
      <td>
        <FileState file={file} />
      </td>
    </tr>
  );
});

function FileState({ file }: { readonly file: RecognisedFileInfo }) {
  const { t } = useTranslation();
  const state = fileState(file);
  return <span className={`file-state file-state-${state}`}>{t(`desk.state.${state}`)}</span>;
}

/** An estimate to two digits. */
function roughly(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.round(value / step) * step;
}
