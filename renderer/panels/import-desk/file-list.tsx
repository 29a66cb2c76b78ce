import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecognisedFileInfo } from '../../../contract/imports.ts';
import { exactNumber } from '../../format/numbers.ts';
import { fileState } from './mapping-model.ts';
import { useDesk, useDeskState } from './use-desk.tsx';

/** The files of the delivery; the one that is looked at is marked. */
export function FileList({ files }: { readonly files: readonly RecognisedFileInfo[] }) {
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const selected = useDeskState((state) => state.file);
  const english = i18n.language === 'en';
  const columns: TableColumnsType<RecognisedFileInfo> = [
    {
      title: t('desk.columns.file'),
      dataIndex: 'name',
      ellipsis: true,
      render: (name: string) => (
        <button
          type="button"
          className="file-name"
          title={name}
          aria-current={name === selected}
          onClick={() => desk.lookAt(name)}
        >
          {name.slice(name.lastIndexOf('/') + 1)}
        </button>
      ),
    },
    {
      title: t('desk.columns.what'),
      width: '28%',
      ellipsis: true,
      render: (_, file) =>
        (english ? file.dataset?.titleEn : file.dataset?.title) ?? t('desk.dash'),
    },
    {
      title: t('desk.columns.rows'),
      width: '5.5rem',
      align: 'right',
      render: (_, { expectedRows }) =>
        expectedRows > 0 ? `≈ ${exactNumber(roughly(expectedRows))}` : t('desk.dash'),
    },
    {
      title: '',
      width: '5.5rem',
      render: (_, file) => <FileState file={file} />,
    },
  ];
  return (
    <Table<RecognisedFileInfo>
      className="desk-table file-list"
      size="small"
      rowKey="name"
      pagination={false}
      columns={columns}
      dataSource={[...files]}
      rowClassName={({ name }) => (name === selected ? 'row-selected' : '')}
      onRow={({ name }) => ({ onClick: () => desk.lookAt(name) })}
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
