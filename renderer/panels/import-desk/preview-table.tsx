import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preview } from '../../../contract/imports.ts';
import { checkText } from '../../format/check-text.ts';
import { type DeskColumn, DeskTable } from './desk-table.tsx';

type PreviewRow = Preview['rows'][number];

interface PreviewTableProps {
  readonly preview: Preview;
  readonly untitled?: boolean;
}

/** First rows of one table as they will be stored. */
export function PreviewTable({ preview, untitled }: PreviewTableProps) {
  const { t } = useTranslation();
  const columns = usePreviewColumns(preview);
  const title = t('desk.preview.title', { value: preview.rows.length });
  if (preview.rows.length === 0) return <p className="secondary">{t('desk.preview.none')}</p>;
  return (
    <>
      {!untitled && <p className="small secondary">{title}</p>}
      <DeskTable
        label={title}
        rows={preview.rows}
        columns={columns}
        rowKey={({ line, values }) => `${line} ${values[0]}`}
      />
    </>
  );
}

function usePreviewColumns(preview: Preview): readonly DeskColumn<PreviewRow>[] {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';
  return useMemo(() => {
    const fields = preview.columns.map(({ field, title, titleEn, unit, numeric }, index) => {
      const shown = `${english ? titleEn : title}${unit ? ` (${unit})` : ''}`;
      return {
        id: field,
        title: shown,
        widthRem: widthOf(preview, index, shown),
        number: numeric,
        cell: ({ values }: PreviewRow) => values[index] ?? '',
      };
    });
    return [
      {
        id: 'line',
        title: t('desk.preview.line'),
        widthRem: 4,
        number: true,
        cell: ({ line }) => line,
      },
      ...fields,
      {
        id: 'flags',
        title: t('desk.preview.flags'),
        widthRem: 14,
        cell: ({ flags }) => checkText(flags, i18n.language),
      },
    ];
  }, [preview, english, i18n.language, t]);
}

/** Wide enough for most of the values. */
function widthOf({ rows }: Preview, index: number, title: string): number {
  const longest = Math.max(
    ...rows.map(({ values }) => textWidth(values[index] ?? '')),
    textWidth(title) + 1,
  );
  return Math.min(15, Math.max(4.5, longest * 0.8 + 1.25));
}

/** In Chinese characters. */
function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) < 256 ? 0.62 : 1.08;
  return width;
}
