import { useTranslation } from 'react-i18next';
import type { HeaderInfo, RecognisedFileInfo } from '../../../contract/imports.ts';
import { type DeskColumn, DeskTable } from './desk-table.tsx';
import { FieldChoice } from './field-choice.tsx';

/** Columns of a file, what they hold and which field each feeds. */
export function MappingTable({ file }: { readonly file: RecognisedFileInfo }) {
  const { t } = useTranslation();
  const columns: readonly DeskColumn<HeaderInfo>[] = [
    {
      id: 'header',
      title: t('desk.mapping.header'),
      widthRem: 10,
      cell: ({ header }) => header,
    },
    {
      id: 'samples',
      title: t('desk.mapping.samples'),
      widthRem: 14,
      cell: ({ samples }) => (
        <span className="secondary">{samples.join(t('common.separator'))}</span>
      ),
      tip: ({ samples }) => samples.join('\n'),
    },
    {
      id: 'field',
      title: t('desk.mapping.field'),
      widthRem: 15,
      cell: (header) => <FieldChoice file={file} header={header} />,
      tip: () => '',
    },
  ];
  return (
    <DeskTable
      label={t('desk.mapping.region')}
      className="mapping-table"
      rows={file.headers}
      columns={columns}
      rowKey={({ header }) => header}
      rowClass={({ state }) => `header-${state}`}
    />
  );
}
