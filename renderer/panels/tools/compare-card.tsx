import { Button, Dropdown, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SnapshotDifferences } from '../../../contract/queries/area.ts';
import { COMPARE_LAYOUTS } from '../../../contract/tools.ts';
import { minuteText } from '../../format/dates.ts';
import { download } from '../../download.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useHost, useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { useCall } from '../../host/use-call.ts';
import { DIFFERENCE_COLOURS } from '../../scene/tools/palette.ts';
import { changeScene } from '../../store.ts';
import { Icon } from '../../icons.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { useAttempt } from '../../parts/use-attempt.ts';
import { differencesFile } from './export-differences.ts';
import { EXPORT_FORMATS, type ExportFormat, FORMAT_NAMES } from './exports.ts';
import { useExportWords } from './use-picture.ts';

/** Chooses the snapshot to compare with, and says what differs. */
export function CompareCard() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const compare = useTwin((state) => state.scene.compare);
  const differences = useTwin((state) => state.differences);
  const answer = useCall('snapshot.list', {});
  const others = answer.kind === 'done' ? answer.value.filter(({ current }) => !current) : [];
  return (
    <section className="tool-card" aria-label={t('sceneTools.compare.title')}>
      <header>
        <h2>{t('sceneTools.compare.title')}</h2>
        <IconButton
          className="icon-small"
          icon="close"
          label={t('common.close')}
          onClick={() => store.setState({ openResult: undefined })}
        />
      </header>
      {answer.kind === 'done' && others.length === 0 ? (
        <p className="small secondary">{t('sceneTools.compare.none')}</p>
      ) : (
        <Select
          size="small"
          value={compare?.snapshotId ?? null}
          aria-label={t('sceneTools.compare.choose')}
          placeholder={t('sceneTools.compare.choose')}
          options={others.map(({ id, asOf, publishedAt }) => ({
            value: id,
            label: t('sceneTools.compare.entry', { date: asOf, time: minuteText(publishedAt) }),
          }))}
          onChange={(snapshotId) => {
            const { layout = 'swipe' } = compare ?? {};
            if (snapshotId) changeScene(store, { compare: { snapshotId, layout, split: 0.5 } });
          }}
        />
      )}
      {compare && (
        <Segmented
          size="small"
          aria-label={t('sceneTools.compare.layout')}
          value={compare.layout ?? 'swipe'}
          options={COMPARE_LAYOUTS.map((value) => ({
            value,
            label: t(`sceneTools.compare.layouts.${value}`),
          }))}
          onChange={(layout) => changeScene(store, { compare: { ...compare, layout } })}
        />
      )}
      {compare && <Differences differences={differences} />}
      {compare && differences && (
        <SaveDifferences
          other={compare.snapshotId}
          before={others.find(({ id }) => id === compare.snapshotId)?.asOf ?? compare.snapshotId}
          differences={differences}
        />
      )}
      {compare && (
        <Button size="small" onClick={() => changeScene(store, { compare: undefined })}>
          {t('sceneTools.compare.close')}
        </Button>
      )}
    </section>
  );
}

/** The buildings that differ as a file. */
function SaveDifferences({
  other,
  before,
  differences,
}: {
  readonly other: string;
  readonly before: string;
  readonly differences: SnapshotDifferences;
}) {
  const { t } = useTranslation();
  const host = useHost();
  const words = useExportWords();
  const now = useSnapshot()?.asOf ?? '';
  const { attempt, error } = useAttempt();
  const save = async (format: ExportFormat) => {
    const dates = { before, now };
    const file = await differencesFile({ host, other, differences, dates, words }, format);
    download(file.name, new Blob([file.text], { type: file.type }));
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: EXPORT_FORMATS.map((format) => ({ key: format, label: FORMAT_NAMES[format] })),
          onClick: ({ key }) => attempt(() => save(key as ExportFormat)),
        }}
      >
        <Button size="small" icon={<Icon name="download" />}>
          {t('sceneTools.compare.save')}
        </Button>
      </Dropdown>
      {error && <ErrorNote title={t('sceneTools.compare.notSaved')} error={error} />}
    </>
  );
}

function Differences({ differences }: { readonly differences: SnapshotDifferences | undefined }) {
  const { t } = useTranslation();
  if (!differences) return <p role="status">{t('sceneTools.compare.working')}</p>;
  const { rooms } = differences;
  return (
    <>
      <ul className="tool-legend small">
        {(['added', 'removed', 'changed'] as const).map((name) => (
          <li key={name}>
            <span className="tool-swatch" style={{ background: DIFFERENCE_COLOURS[name] }} />
            {t(`sceneTools.compare.${name}`)}{' '}
            {t('sceneTools.compare.buildingCount', {
              value: exactNumber(differences[name].length),
            })}
          </li>
        ))}
      </ul>
      <p className="small">
        {t('sceneTools.compare.rooms', {
          added: exactNumber(rooms.added),
          removed: exactNumber(rooms.removed),
          changed: exactNumber(rooms.changed),
        })}
      </p>
    </>
  );
}
