import { useTranslation } from 'react-i18next';
import type { AnalysisOverlay } from '../../../contract/scene.ts';
import type { AreaClasses } from '../../analysis/area-classes.ts';
import type { DeckMap } from '../../analysis/deck-map.ts';
import { drawPicture } from '../../analysis/draw-picture.ts';
import { planLook } from '../../analysis/plan-look.ts';
import { metresPerPixel } from '../../analysis/plan-view.ts';
import { download } from '../../download.ts';
import { lengthText } from '../../format/lengths.ts';
import { scaleBar } from '../../format/places.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import type { AreaMetric } from './use-area-values.ts';

/** Ways to save the map. */
export interface SavedPicture {
  /** For work inside the government. */
  readonly internal: () => void;
  /** For the public: with the 审图号, and not at all without one. */
  readonly forPublic: () => void;
}

interface Pictured {
  readonly shown: AreaMetric | undefined;
  readonly classes: AreaClasses | undefined;
  readonly overlay: AnalysisOverlay;
}

const BAR_PIXELS = 110;

/** Saves the map with title, legend, scale, source and marks as one PNG. */
export function useSavedPicture(
  map: DeckMap | undefined,
  { shown, classes, overlay }: Pictured,
): SavedPicture {
  const { t } = useTranslation();
  const snapshot = useSnapshot();
  const language = useTwin(({ scene }) => scene.language);
  const appearance = useTwin(({ scene }) => scene.appearance);
  const save = (approval: string | undefined) => {
    const canvas = map?.canvas();
    if (!map || !canvas || !snapshot) return;
    const { profile, asOf, id, synthetic } = snapshot;
    const over = overlay === 'none' ? [] : [t(`analysis.overlays.${overlay}`)];
    const bar = scaleBar(metresPerPixel(map.view()), BAR_PIXELS);
    drawPicture(canvas, {
      look: planLook(appearance),
      title: [
        language === 'en' ? profile.titleEn : profile.title,
        ...(shown
          ? [
              language === 'en'
                ? `${shown.title} (${shown.unit})`
                : `${shown.title}（${shown.unit}）`,
            ]
          : []),
        ...over,
      ].join(' · '),
      classes: [
        ...(classes?.colours ?? []).map((colour, place) => ({
          colour,
          text: spanText(shown, classes?.bounds ?? [], place),
        })),
        ...(classes && classes.noData > 0 ? [{ colour: undefined, text: t('themes.noData') }] : []),
      ],
      scale: { pixels: bar.pixels, text: lengthText(bar.metres) },
      bearingDegrees: map.view().bearingDegrees,
      lines: [
        ...(shown ? [`${shown.period} · ${t('kit.source', { source: shown.source })}`] : []),
        [
          t('analysis.asOf', { date: asOf }),
          id,
          ...(approval === undefined
            ? [t('analysis.internal')]
            : [t('analysis.approval', { number: approval })]),
          ...(synthetic ? [t('marker.synthetic')] : []),
        ].join(' · '),
      ],
    }).toBlob((blob) => {
      if (blob) download(`haishu-twin-map-${Date.now()}.png`, blob);
    }, 'image/png');
  };
  const approval = snapshot?.profile.mapApprovalNumber;
  return {
    internal: () => save(undefined),
    forPublic: () => {
      if (approval !== undefined) save(approval);
    },
  };
}

function spanText(
  metric: AreaMetric | undefined,
  bounds: readonly number[],
  place: number,
): string {
  const [low, high] = [bounds[place - 1], bounds[place]];
  const write = (value: number) => metric?.write(value) ?? String(value);
  if (low === undefined) return high === undefined ? '' : `< ${write(high)}`;
  return high === undefined ? `≥ ${write(low)}` : `${write(low)} – ${write(high)}`;
}
