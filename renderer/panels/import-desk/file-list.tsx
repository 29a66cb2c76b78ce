import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecognisedFileInfo } from '../../../contract/imports.ts';
import { exactNumber } from '../../format/numbers.ts';
import { type DeskColumn, DeskTable } from './desk-table.tsx';
import { fileState } from './mapping-model.ts';
import { useDesk, useDeskState } from './use-desk.tsx';

/** The files of the delivery, hundreds of them at times; the one that is looked at is marked. */
export function FileList({ files }: { readonly files: readonly RecognisedFileInfo[] }) {
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const selected = useDeskState((state) => state.file);
  const english = i18n.language === 'en';
  const columns = useMemo<readonly DeskColumn<RecognisedFileInfo>[]>(
    () => [
      {
        id: 'file',
        title: t('desk.columns.file'),
        widthRem: 9.5,
        cell: ({ name }) => (
          <button type="button" className="file-name">
            {name.slice(name.lastIndexOf('/') + 1)}
          </button>
        ),
        tip: ({ name }) => name,
      },
      {
        id: 'what',
        title: t('desk.columns.what'),
        widthRem: 6,
        cell: ({ dataset }) => (english ? dataset?.titleEn : dataset?.title) ?? t('desk.dash'),
      },
      {
        id: 'rows',
        title: t('desk.columns.rows'),
        widthRem: 5,
        number: true,
        cell: ({ expectedRows }) =>
          expectedRows > 0 ? `≈ ${exactNumber(roughly(expectedRows))}` : t('desk.dash'),
      },
      {
        id: 'state',
        title: t('desk.columns.state'),
        widthRem: 5,
        cell: (file) => <FileState file={file} />,
      },
    ],
    [t, english],
  );
  return (
    <DeskTable
      label={t('desk.columns.file')}
      className="file-list"
      rows={files}
      columns={columns}
      rowKey={({ name }) => name}
      rowClass={({ name }) => (name === selected ? 'row-selected' : undefined)}
      onOpen={({ name }) => desk.lookAt(name)}
    />
  );
}

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
