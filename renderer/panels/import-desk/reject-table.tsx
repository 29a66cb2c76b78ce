import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FindingLine } from '../../../contract/findings.ts';
import { checkText } from '../../format/check-text.ts';
import { useSaid } from '../../format/error-text.ts';

interface RejectTableProps {
  readonly rows: readonly FindingLine[];
  /** Height of the rows in pixels. */
  readonly height: number;
}

/** Refused rows: file, line, column, value and reason. */
export function RejectTable({ rows, height }: RejectTableProps) {
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const columns: TableColumnsType<FindingLine> = [
    {
      title: t('desk.columns.file'),
      width: 220,
      ellipsis: true,
      render: (_, { file }) => <span title={file}>{file.slice(file.lastIndexOf('/') + 1)}</span>,
    },
    { title: t('desk.result.line'), dataIndex: 'line', width: 80, align: 'right' },
    { title: t('desk.result.column'), dataIndex: 'column', width: 140, ellipsis: true },
    { title: t('desk.result.value'), dataIndex: 'value', width: 200, ellipsis: true },
    {
      title: t('desk.result.reason'),
      width: 420,
      ellipsis: true,
      render: (_, { code, sentence }) => (
        <span title={code}>{sentence ? said(sentence) : checkText([code], i18n.language)}</span>
      ),
    },
  ];
  return (
    <Table<FindingLine>
      className="desk-table"
      virtual
      size="small"
      rowKey={({ file, line, code, column }) => `${file} ${line} ${code} ${column}`}
      pagination={false}
      columns={columns}
      dataSource={rows}
      scroll={{ x: 1060, y: Math.min(height, rows.length * 33 + 1) }}
    />
  );
}
