import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingLine } from '../../../contract/findings.ts';
import { checkText } from '../../format/check-text.ts';
import { useSaid } from '../../format/error-text.ts';
import { exactNumber } from '../../format/numbers.ts';
import { type DeskColumn, DeskTable } from './desk-table.tsx';

interface RejectTableProps {
  readonly rows: readonly FindingLine[];
  readonly className?: string;
}

/** Refused rows: file, line, column, value and reason. */
export function RejectTable({ rows, className }: RejectTableProps) {
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const columns = useMemo<readonly DeskColumn<FindingLine>[]>(
    () => [
      {
        id: 'file',
        title: t('desk.columns.file'),
        widthRem: 12,
        cell: ({ file }) => file.slice(file.lastIndexOf('/') + 1),
        tip: ({ file }) => file,
      },
      {
        id: 'line',
        title: t('desk.result.line'),
        widthRem: 5,
        number: true,
        cell: ({ line }) => exactNumber(line),
      },
      { id: 'column', title: t('desk.result.column'), widthRem: 9, cell: ({ column }) => column },
      { id: 'value', title: t('desk.result.value'), widthRem: 11, cell: ({ value }) => value },
      {
        id: 'reason',
        title: t('desk.result.reason'),
        widthRem: 28,
        cell: ({ code, sentence }) =>
          sentence ? said(sentence) : checkText([code], i18n.language),
      },
    ],
    [t, i18n.language, said],
  );
  return (
    <DeskTable
      label={t('desk.result.rejects')}
      {...(className !== undefined && { className })}
      rows={rows}
      columns={columns}
      rowKey={({ file, line, code, column }) => `${file} ${line} ${code} ${column}`}
    />
  );
}
