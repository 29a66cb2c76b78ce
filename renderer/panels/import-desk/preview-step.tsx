import { Table, type TableColumnsType, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Preview, RecognisedFileInfo } from '../../../contract/imports.ts';
import { DeskFoot } from './desk-foot.tsx';
import { canGoOn } from './mapping-model.ts';
import { Recognised } from './recognised.tsx';
import { RejectTable } from './reject-table.tsx';
import { useDesk, useDeskState } from './use-desk.tsx';

/** 识别与预览: what each file is, and its first rows as they will be stored. */
export function PreviewStep() {
  const { t } = useTranslation();
  const desk = useDesk();
  const files = useDeskState((state) => state.recognition?.files ?? NO_FILES);
  const working = useDeskState((state) => state.work !== undefined);
  const next = () => desk.goTo('mapping');
  return (
    <>
      <Recognised>{(file) => <FilePreview key={file.name} file={file} />}</Recognised>
      <DeskFoot
        onBack={() => desk.startOver()}
        primary={{
          label: t('desk.toMapping'),
          onPress: next,
          disabled: working || files.length === 0,
        }}
      >
        <UnknownColumns files={files} />
      </DeskFoot>
    </>
  );
}

const NO_FILES: readonly RecognisedFileInfo[] = [];

function UnknownColumns({ files }: { readonly files: readonly RecognisedFileInfo[] }) {
  const { t } = useTranslation();
  if (!canGoOn(files)) return null;
  const unknown = files
    .flatMap(({ headers, dataset }) => (dataset ? headers : []))
    .filter(({ state }) => state === 'unknown').length;
  return (
    <>{unknown > 0 ? t('desk.mapping.unknown', { value: unknown }) : t('desk.mapping.allKnown')}</>
  );
}

function FilePreview({ file }: { readonly file: RecognisedFileInfo }) {
  const { t, i18n } = useTranslation();
  const facts = [
    file.encoding?.toUpperCase(),
    file.crs?.chosen ?? undefined,
    file.asOf && `${t('desk.columns.asOf')} ${file.asOf}`,
  ];
  const { previews, rejects } = file;
  return (
    <section className="file-preview" aria-label={t('desk.preview.region')}>
      <h3>{file.name}</h3>
      <p className="secondary small">
        {facts.filter(Boolean).join('  ·  ')}
        {file.fromSaved && `  ·  ${t('desk.state.saved')}`}
      </p>
      {previews.length === 1 && <PreviewTable preview={previews[0] as Preview} />}
      {previews.length > 1 && (
        <Tabs
          size="small"
          items={previews.map((preview) => ({
            key: preview.table,
            label: t('desk.preview.title', { value: preview.rows.length }) + ` (${preview.table})`,
            children: <PreviewTable preview={preview} untitled />,
          }))}
          key={i18n.language}
        />
      )}
      {rejects.length > 0 && (
        <>
          <p className="desk-note">{t('desk.preview.rejects', { value: rejects.length })}</p>
          <RejectTable rows={rejects} height={160} />
        </>
      )}
    </section>
  );
}

type PreviewRow = Preview['rows'][number];

function PreviewTable({
  preview,
  untitled,
}: {
  readonly preview: Preview;
  readonly untitled?: boolean;
}) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';
  const columns: TableColumnsType<PreviewRow> = [
    { title: t('desk.preview.line'), dataIndex: 'line', width: 64, align: 'right', fixed: 'left' },
    ...preview.columns.map(({ field, title, titleEn, unit, numeric }, index) => ({
      key: field,
      title: `${english ? titleEn : title}${unit ? ` (${unit})` : ''}`,
      width: widthOf(preview, index, english ? titleEn : title),
      ellipsis: true,
      align: numeric ? ('right' as const) : ('left' as const),
      render: (_: unknown, row: PreviewRow) => row.values[index],
    })),
    {
      title: t('desk.preview.flags'),
      width: 180,
      ellipsis: true,
      render: (_, { flags }) => flags.join(' '),
    },
  ];
  if (preview.rows.length === 0) return <p className="secondary">{t('desk.preview.none')}</p>;
  const width = columns.reduce((sum, column) => sum + Number(column.width), 0);
  return (
    <>
      {!untitled && (
        <p className="small secondary">{t('desk.preview.title', { value: preview.rows.length })}</p>
      )}
      <Table<PreviewRow>
        className="desk-table"
        virtual
        size="small"
        rowKey={(row) => `${row.line} ${row.values[0]}`}
        pagination={false}
        columns={columns}
        dataSource={preview.rows}
        scroll={{ x: width, y: 420 }}
      />
    </>
  );
}

const CHARACTER_PIXELS = 13;

/** Wide enough for most of the values, in pixels. */
function widthOf({ rows }: Preview, index: number, title: string): number {
  const longest = Math.max(
    ...rows.map(({ values }) => textWidth(values[index] ?? '')),
    textWidth(title) + 1,
  );
  return Math.min(240, Math.max(72, longest * CHARACTER_PIXELS + 20));
}

/** In Chinese characters. */
function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) < 256 ? 0.62 : 1.08;
  return width;
}
