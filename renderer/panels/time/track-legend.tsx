import { useTranslation } from 'react-i18next';
import { PATROL_LAYER } from '../../../contract/point-layers.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { Term } from '../../parts/facts.tsx';
import { patrolColour, SPEED_BOUNDS, speedColours } from '../../scene/tracks/track-look.ts';

/** Patrols named one by one at most. */
const MOST_PATROLS = 7;

/** What the colours of the tracks mean. */
export function TrackLegend() {
  const { t } = useTranslation();
  const tracks = useTwin((state) => state.tracks);
  const layer = useTwin(({ scene }) => scene.layers.find(({ id }) => id === PATROL_LAYER));
  const rules = useSnapshot()?.profile.patrol;
  const appearance = useTwin((state) => state.scene.appearance);
  const language = useTwin((state) => state.scene.language);
  if (!tracks || !rules) return null;
  const limit = rules.kilometresPerHour;
  const definition = [
    t('time.tracks.definition'),
    t('time.tracks.source', {
      value: limit,
      source: language === 'en' ? rules.sourceEn : rules.source,
    }),
  ].join('\n');
  const chosen = tracks.patrols.filter(
    (patrol) => !layer?.only || layer.only.length === 0 || layer.only.includes(patrol),
  );
  const day = new Date(tracks.from * 1000).toISOString().slice(0, 10);
  return (
    <section className="theme-legend" aria-label={t('time.tracks.title')}>
      <header>
        <h2>
          <Term definition={definition}>{t('time.tracks.title')}</Term>{' '}
          {layer?.colourBy !== 'patrol' && (
            <span className="secondary">{t('time.tracks.unit')}</span>
          )}
        </h2>
      </header>
      <p className="small secondary">{t('time.tracks.day', { day, count: chosen.length })}</p>
      <ul>
        {layer?.colourBy === 'patrol' ? (
          <Patrols chosen={chosen} all={tracks.patrols} />
        ) : (
          speedColours(appearance).map((colour, at, colours) => (
            <Row
              key={colour}
              colour={colour}
              text={
                at === 0
                  ? t('time.tracks.standing')
                  : at === colours.length - 1
                    ? t('time.tracks.overspeed', { value: limit })
                    : t('time.tracks.range', {
                        from: SPEED_BOUNDS[at],
                        to: SPEED_BOUNDS[at + 1] ?? limit,
                      })
              }
            />
          ))
        )}
      </ul>
    </section>
  );
}

function Patrols({
  chosen,
  all,
}: {
  readonly chosen: readonly string[];
  readonly all: readonly string[];
}) {
  const { t } = useTranslation();
  const named = chosen.slice(0, MOST_PATROLS);
  return (
    <>
      {named.map((patrol) => (
        <Row key={patrol} colour={patrolColour(all.indexOf(patrol))} text={patrol} />
      ))}
      {chosen.length > named.length && (
        <li className="secondary">
          {t('time.tracks.others', { count: chosen.length - named.length })}
        </li>
      )}
    </>
  );
}

function Row({ colour, text }: { readonly colour: string; readonly text: string }) {
  return (
    <li>
      <span className="legend-line" style={{ background: colour }} />
      {text}
    </li>
  );
}
