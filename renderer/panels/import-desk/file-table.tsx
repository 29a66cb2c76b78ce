import { useTranslation } from 'react-i18next';
import type { FileOutcome } from '../../../contract/imports.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { titleIn } from '../../format/fields.ts';
import { Count } from './count.tsx';
import { type DeskColumn, DeskTable, numberColumn } from './desk-table.tsx';

/** Row accounting of each file. */
export function FileTable({ files }: { readonly files: readonly FileOutcome[] }) {
  const { t, i18n } = useTranslation();
  const tableTitle = ({ table, title }: FileOutcome) =>
    i18n.language === 'en' ? tableSpec(table).titleEn : title;
  const notes = useColumnNotes();
  const number = (id: 'read' | 'accepted' | 'unchanged' | 'held' | 'rejected', title: string) =>
    numberColumn<FileOutcome>(id, title, 5.5, (file) => <Count value={file[id]} />);
  const columns: readonly DeskColumn<FileOutcome>[] = [
    { id: 'file', title: t('desk.columns.file'), widthRem: 18, cell: ({ file }) => file },
    { id: 'table', title: t('desk.result.table'), widthRem: 8, cell: tableTitle },
    number('read', t('desk.result.read')),
    number('accepted', t('desk.result.accepted')),
    number('unchanged', t('desk.result.unchangedRows')),
    number('held', t('desk.result.held')),
    number('rejected', t('desk.result.rejected')),
    {
      id: 'notes',
      title: t('desk.mapping.header'),
      widthRem: 16,
      cell: (file) => <span className="secondary">{notes(file).join('  ')}</span>,
      tip: (file) => notes(file).join('\n'),
    },
  ];
  return (
    <>
      <DeskTable
        label={t('desk.result.files')}
        rows={files}
        columns={columns}
        rowKey={({ file, table }) => `${file} ${table}`}
      />
      <p className="small secondary">{t('desk.result.adds')}</p>
    </>
  );
}

/** Columns, sheets and lines of a file that are not stored as they are, and why. */
function useColumnNotes(): (file: FileOutcome) => readonly string[] {
  const { t, i18n } = useTranslation();
  const list = (columns: readonly string[]) => columns.join(t('common.separator'));
  const served = (column: FileOutcome['servingColumns'][number]) =>
    `${column.header} → ${titleIn(i18n.language, column)}`;
  return ({ unknownColumns, servingColumns, droppedColumns, otherSheets, ...lines }) => [
    ...(unknownColumns.length > 0
      ? [t('desk.result.unknownColumns', { columns: list(unknownColumns) })]
      : []),
    ...(servingColumns.length > 0
      ? [t('desk.result.servingColumns', { columns: list(servingColumns.map(served)) })]
      : []),
    ...(droppedColumns.length > 0
      ? [t('desk.result.droppedColumns', { columns: list(droppedColumns) })]
      : []),
    ...(otherSheets.length > 0
      ? [t('desk.result.otherSheets', { sheets: list(otherSheets) })]
      : []),
    ...(lines.hiddenRows > 0 ? [t('desk.result.hiddenRows', { value: lines.hiddenRows })] : []),
    ...(lines.skippedLines > 0
      ? [t('desk.result.skippedLines', { value: lines.skippedLines })]
      : []),
  ];
}
