import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ToolResult } from '../../../contract/tools.ts';
import { download } from '../../download.ts';
import { useHost, useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import type { Outcome } from '../../scene/tools/outcomes.ts';
import { EXPORT_FORMATS, exportFile, type ExportFormat, FORMAT_NAMES } from './exports.ts';
import { MeasureView } from './measure-view.tsx';
import { ProfileView } from './profile-view.tsx';
import { RegionSettings, RegionView } from './region-view.tsx';
import { useResultTitle } from './result-title.ts';
import { SunlightView } from './sunlight-view.tsx';
import { useExportWords, usePicture } from './use-picture.ts';
import { ViewshedSettings, ViewshedView } from './viewshed-view.tsx';
import { zoomToResult } from './zoom.ts';
import { IconButton } from '../../parts/icon-button.tsx';

/** One kept result with its figures, settings and exports. */
export function ResultCard({ id }: { readonly id: string }) {
  const result = useTwin((state) => state.scene.results?.find((each) => each.id === id));
  const outcome = useTwin((state) => state.outcomes[id]);
  if (!result) return null;
  return <Card result={result} outcome={outcome} />;
}

interface CardProps {
  readonly result: ToolResult;
  readonly outcome: Outcome | undefined;
}

function Card({ result, outcome }: CardProps) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const title = useResultTitle(result);
  return (
    <section className="tool-card" aria-label={title}>
      <header>
        <h2 title={title}>{title}</h2>
        <IconButton
          className="icon-small"
          icon="target"
          label={t('sceneTools.results.zoom')}
          onClick={() => zoomToResult(store, result)}
        />
        <Exports result={result} outcome={outcome} title={title} />
        <IconButton
          className="icon-small"
          icon="results"
          label={t('sceneTools.results.back')}
          onClick={() => store.setState({ openResult: 'list' })}
        />
        <IconButton
          className="icon-small"
          icon="close"
          label={t('common.close')}
          onClick={() => store.setState({ openResult: undefined })}
        />
      </header>
      {result.kind === 'viewshed' && <ViewshedSettings result={result} />}
      {result.kind === 'region' && <RegionSettings result={result} title={title} />}
      <Shown result={result} outcome={outcome} />
    </section>
  );
}

function Shown({ result, outcome }: CardProps) {
  const { t } = useTranslation();
  if (!outcome) return null;
  switch (outcome.kind) {
    case 'working':
      return (
        <p className="secondary" role="status">
          {t('sceneTools.results.working')}
        </p>
      );
    case 'failed':
      return <ErrorNote title={t('sceneTools.results.failed')} error={outcome.error} />;
    case 'profile':
      return <ProfileView outcome={outcome} result={result} />;
    case 'viewshed':
      return <ViewshedView outcome={outcome} />;
    case 'sunlight':
      return <SunlightView outcome={outcome} result={result} />;
    case 'region':
      return <RegionView outcome={outcome} />;
    default:
      return <MeasureView outcome={outcome} />;
  }
}

function Exports({ result, outcome, title }: CardProps & { readonly title: string }) {
  const { t } = useTranslation();
  const host = useHost();
  const words = useExportWords();
  const takePicture = usePicture();
  const box = useSnapshot()?.profile.box;
  const save = async (format: ExportFormat) => {
    if (!box || !outcome) return;
    const file = await exportFile({ host, box, result, outcome, title, words }, format);
    download(file.name, new Blob([file.text], { type: file.type }));
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...EXPORT_FORMATS.map((format) => ({ key: format, label: FORMAT_NAMES[format] })),
          { key: 'png', label: t('sceneTools.results.picture') },
        ],
        onClick: ({ key }) => (key === 'png' ? takePicture() : void save(key as ExportFormat)),
      }}
    >
      <IconButton icon="download" label={t('sceneTools.results.export')} className="icon-small" />
    </Dropdown>
  );
}
