import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShapeNote } from '../../../contract/shape-notes.ts';
import { useSaid } from '../../format/error-text.ts';
import { exactNumber } from '../../format/numbers.ts';
import { type DeskColumn, DeskTable } from './desk-table.tsx';

/** Shapes that were repaired, changed or left out, or overlap: kind, building, file, line and what became of them. */
export function ShapeTable({ rows }: { readonly rows: readonly ShapeNote[] }) {
  const { t } = useTranslation();
  const said = useSaid();
  const columns = useMemo<readonly DeskColumn<ShapeNote>[]>(
    () => [
      {
        id: 'kind',
        title: t('quality.shapes.kind'),
        widthRem: 8,
        cell: ({ code }) => t(`quality.shapes.kinds.${code}`),
      },
      {
        id: 'building',
        title: t('desk.result.building'),
        widthRem: 11,
        cell: ({ building }) => building,
      },
      {
        id: 'file',
        title: t('desk.columns.file'),
        widthRem: 9,
        cell: ({ file }) => file?.slice(file.lastIndexOf('/') + 1) ?? '',
        tip: ({ file }) => file ?? '',
      },
      {
        id: 'line',
        title: t('desk.result.line'),
        widthRem: 4,
        number: true,
        cell: ({ line }) => (line === null ? '' : exactNumber(line)),
      },
      {
        id: 'what',
        title: t('desk.result.reason'),
        widthRem: 46,
        cell: ({ sentence }) => said(sentence),
        tip: ({ sentence }) => said(sentence),
      },
    ],
    [t, said],
  );
  return (
    <DeskTable
      label={t('desk.result.shapes')}
      rows={rows}
      columns={columns}
      rowKey={({ building, code, line }) => `${building} ${code} ${line}`}
    />
  );
}
