import { useTranslation } from 'react-i18next';
import type { LayerInfo, SnapshotInfo } from '../../../contract/queries/snapshot.ts';
import { minuteText } from '../../format/dates.ts';
import { headlineNumber } from '../../format/numbers.ts';
import { useCall } from '../../host/use-call.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { useLayerInfos, useSnapshot } from '../../host/use-snapshot.ts';
import { Asked } from '../../parts/asked.tsx';
import { ClassBar } from '../../parts/class-bar.tsx';
import { Term } from '../../parts/facts.tsx';
import { Figure, Figures } from '../../parts/figures.tsx';
import { WholeDates } from '../../parts/whole-dates.tsx';
import { countedIn } from '../layers/layer-groups.ts';
import { ChangeList } from './change-list.tsx';

const COUNTED_LAYERS = ['building', 'room', 'unit', 'resident'] as const;

/** The district while nothing is selected: totals, rooms by class, the last refresh and where to go. */
export function DistrictRecord() {
  const { t, i18n } = useTranslation();
  const snapshot = useSnapshot();
  if (!snapshot) return null;
  const { profile, asOf } = snapshot;
  return (
    <article className="record-body" aria-label={t('record.district')}>
      <header className="record-head">
        <h2>{i18n.language === 'en' ? profile.titleEn : profile.title}</h2>
        <p className="secondary">{t('status.asOf', { date: asOf })}</p>
      </header>
      <p className="record-hint secondary">{t('record.hint')}</p>
      <DistrictCounts />
      <DistrictRooms />
      <Landmarks snapshot={snapshot} />
      {snapshot.changes.length > 0 && (
        <section>
          <h3>{t('record.changes')}</h3>
          <ChangeList changes={snapshot.changes} />
        </section>
      )}
      <p className="small secondary">
        <WholeDates
          text={t('bar.asOfNote', { id: snapshot.id, time: minuteText(snapshot.publishedAt) })}
        />
      </p>
    </article>
  );
}

function DistrictCounts() {
  const { t, i18n } = useTranslation();
  const infos = useLayerInfos();
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  const counts = COUNTED_LAYERS.map((id) => ({ id, count: countOf(infos, id) }));
  return (
    <section>
      <h3>{t('record.overview')}</h3>
      <Figures>
        {counts
          .filter(({ count }) => count > 0)
          .map(({ id, count }) => (
            <Figure
              key={id}
              counted={countedIn(id)}
              count={count}
              number={headlineNumber(count, language)}
            >
              <Term definition={t(`layers.definitions.${id}`)}>{t(`layerTitles.${id}`)}</Term>
            </Figure>
          ))}
      </Figures>
      {countOf(infos, 'room') === 0 && (
        <p className="record-lacking secondary">{t('record.onlyBuildings')}</p>
      )}
    </section>
  );
}

function countOf(infos: readonly LayerInfo[], id: string): number {
  return infos.find((info) => info.id === id)?.rowCount ?? 0;
}

function DistrictRooms() {
  const { t } = useTranslation();
  const answer = useCall('room.classes', {});
  const hasRooms = countOf(useLayerInfos(), 'room') > 0;
  if (!hasRooms) return null;
  return (
    <section>
      <h3>{t('legend.title')}</h3>
      <Asked
        answer={answer}
        loadingLabel={t('legend.loading')}
        failedTitle={t('record.failed')}
        rows={2}
      >
        {({ counts }) => <ClassBar counts={counts} />}
      </Asked>
    </section>
  );
}

function Landmarks({ snapshot }: { readonly snapshot: SnapshotInfo }) {
  const { t, i18n } = useTranslation();
  const store = useTwinStore();
  const { landmarks } = snapshot.profile;
  if (landmarks.length === 0) return null;
  return (
    <section>
      <h3>{t('record.landmarks')}</h3>
      <ul className="landmarks">
        {landmarks.map(({ name, nameEn, at: [longitudeDegrees, latitudeDegrees] }) => {
          const shown = i18n.language === 'en' ? (nameEn ?? name) : name;
          const view = { longitudeDegrees, latitudeDegrees, heightMetres: 10, rangeMetres: 1400 };
          return (
            <li key={name}>
              <button
                type="button"
                className="link"
                aria-label={t('record.goTo', { name: shown })}
                onClick={() => store.setState({ cameraRequest: { kind: 'look-at', ...view } })}
              >
                {shown}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
