import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FilePreviewInfo, Preview, RecognisedFileInfo } from '../../../contract/imports.ts';
import { Asked } from '../../parts/asked.tsx';
import { useTableTitle } from '../quality/ledger-columns.ts';
import { DeskFoot } from './desk-foot.tsx';
import { canGoOn } from './mapping-model.ts';
import { PreviewTable } from './preview-table.tsx';
import { Recognised } from './recognised.tsx';
import { RejectTable } from './reject-table.tsx';
import { useDesk, useDeskState } from './use-desk.tsx';
import { usePreview } from './use-preview.ts';

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
        onBack={() => desk.backToFiles()}
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
  const headers = files.flatMap(({ headers: own, dataset }) => (dataset ? own : []));
  const unknown = new Set(
    headers.flatMap(({ header, state }) => (state === 'unknown' ? [header] : [])),
  ).size;
  return (
    <>{unknown > 0 ? t('desk.mapping.unknown', { value: unknown }) : t('desk.mapping.allKnown')}</>
  );
}

function FilePreview({ file }: { readonly file: RecognisedFileInfo }) {
  const { t } = useTranslation();
  const facts = [
    file.encoding?.toUpperCase(),
    file.crs?.chosen ?? undefined,
    file.asOf && `${t('desk.columns.asOf')} ${file.asOf}`,
  ];
  return (
    <section className="file-preview" aria-label={t('desk.preview.region')}>
      <h3>{file.name}</h3>
      <p className="secondary small">
        {facts.filter(Boolean).join('  ·  ')}
        {file.fromSaved && `  ·  ${t('desk.state.saved')}`}
      </p>
      {file.dataset && !file.problem && <FirstRows file={file} />}
    </section>
  );
}

function FirstRows({ file }: { readonly file: RecognisedFileInfo }) {
  const { t } = useTranslation();
  return (
    <Asked
      answer={usePreview(file)}
      loadingLabel={t('desk.preview.loading')}
      failedTitle={t('desk.preview.failed')}
    >
      {({ previews, rejects }) => (
        <>
          <Previews previews={previews} />
          {rejects.length > 0 && (
            <>
              <p className="desk-note">{t('desk.preview.rejects', { value: rejects.length })}</p>
              <RejectTable className="preview-rejects" rows={rejects} />
            </>
          )}
        </>
      )}
    </Asked>
  );
}

function Previews({ previews }: Pick<FilePreviewInfo, 'previews'>) {
  const { t, i18n } = useTranslation();
  const titleOf = useTableTitle();
  const filled = previews.filter(({ rows }) => rows.length > 0);
  if (filled.length < 2) return <PreviewTable preview={(filled[0] ?? previews[0]) as Preview} />;
  return (
    <Tabs
      size="small"
      items={filled.map((preview) => ({
        key: preview.table,
        label:
          t('desk.preview.title', { value: preview.rows.length }) + ` (${titleOf(preview.table)})`,
        children: <PreviewTable preview={preview} untitled />,
      }))}
      key={i18n.language}
    />
  );
}
