import { Table, type TableColumnsType, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FileOutcome, TableOutcome } from '../../../contract/imports.ts';
import { exactNumber } from '../../format/numbers.ts';

/** A count that says nothing at zero stays quiet. */
function Count({ value, marked = false }: { readonly value: number; readonly marked?: boolean }) {
  if (value === 0) return <span className="count-zero">0</span>;
  return <span className={marked ? 'count-marked' : undefined}>{exactNumber(value)}</span>;
}

/** 新增 变更 未变 消失 暂存 拒收 of each table. */
export function OutcomeTable({ tables }: { readonly tables: readonly TableOutcome[] }) {
  const { t, i18n } = useTranslation();
  const number = (
    title: string,
    of: (table: TableOutcome) => number,
    marked: (table: TableOutcome) => boolean = () => false,
  ) => ({
    title,
    key: title,
    align: 'right' as const,
    width: 110,
    render: (_: unknown, table: TableOutcome) => <Count value={of(table)} marked={marked(table)} />,
  });
  const columns: TableColumnsType<TableOutcome> = [
    {
      title: t('desk.result.table'),
      width: 220,
      render: (_, { title, titleEn }) => (i18n.language === 'en' ? titleEn : title),
    },
    number(t('desk.result.added'), ({ added }) => added),
    number(t('desk.result.changed'), ({ changed }) => changed),
    number(t('desk.result.unchangedRows'), ({ unchanged }) => unchanged),
    number(
      t('desk.result.removed'),
      ({ removed }) => removed,
      ({ blocked }) => blocked,
    ),
    {
      ...number(t('desk.result.held'), ({ held }) => held),
      title: (
        <Tooltip title={t('desk.result.heldNote')}>
          <span className="defined">{t('desk.result.held')}</span>
        </Tooltip>
      ),
    },
    number(t('desk.result.rejected'), ({ rejected }) => rejected),
    {
      title: t('desk.result.total'),
      align: 'right',
      render: (_, { before, after }) => (
        <span className="secondary">{`${exactNumber(before)} → ${exactNumber(after)}`}</span>
      ),
    },
  ];
  return (
    <Table<TableOutcome>
      className="desk-table outcome-table"
      size="small"
      rowKey="table"
      pagination={false}
      columns={columns}
      dataSource={[...tables]}
      rowClassName={({ blocked }) => (blocked ? 'row-blocked' : '')}
    />
  );
}

/** Row accounting of each file. */
export function FileTable({ files }: { readonly files: readonly FileOutcome[] }) {
  const { t } = useTranslation();
  const number = (title: string, of: (file: FileOutcome) => number) => ({
    title,
    key: title,
    align: 'right' as const,
    width: 92,
    render: (_: unknown, file: FileOutcome) => <Count value={of(file)} />,
  });
  const columns: TableColumnsType<FileOutcome> = [
    { title: t('desk.columns.file'), dataIndex: 'file', width: 300, ellipsis: true },
    { title: t('desk.result.table'), dataIndex: 'title', width: 130, ellipsis: true },
    number(t('desk.result.read'), ({ read }) => read),
    number(t('desk.result.accepted'), ({ accepted }) => accepted),
    number(t('desk.result.unchangedRows'), ({ unchanged }) => unchanged),
    number(t('desk.result.held'), ({ held }) => held),
    number(t('desk.result.rejected'), ({ rejected }) => rejected),
    {
      title: t('desk.mapping.header'),
      ellipsis: true,
      render: (_, file) => <ColumnNotes file={file} />,
    },
  ];
  return (
    <>
      <Table<FileOutcome>
        className="desk-table"
        virtual
        size="small"
        rowKey={({ file, table }) => `${file} ${table}`}
        pagination={false}
        columns={columns}
        dataSource={files}
        scroll={{ x: 1180, y: Math.min(430, files.length * 33 + 1) }}
      />
      <p className="small secondary">{t('desk.result.adds')}</p>
    </>
  );
}

function ColumnNotes({ file }: { readonly file: FileOutcome }) {
  const { t } = useTranslation();
  const list = (columns: readonly string[]) => columns.join(t('common.separator'));
  const notes = [
    file.unknownColumns.length > 0 &&
      t('desk.result.unknownColumns', { columns: list(file.unknownColumns) }),
    file.droppedColumns.length > 0 &&
      t('desk.result.droppedColumns', { columns: list(file.droppedColumns) }),
  ].filter(Boolean);
  return (
    <span className="secondary" title={notes.join('\n')}>
      {notes.join('  ')}
    </span>
  );
}
