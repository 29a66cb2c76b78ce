import { useTranslation } from 'react-i18next';
import { metresPerPixel, type PlanView } from '../../analysis/plan-view.ts';
import { lengthText } from '../../format/lengths.ts';
import { scaleBar } from '../../format/places.ts';
import { SyntheticMarker } from '../../shell/synthetic-marker.tsx';
import { IconButton } from '../../parts/icon-button.tsx';

const BAR_PIXELS = 110;

interface MapFurnitureProps {
  readonly view: PlanView;
  readonly north: () => void;
}

/** North arrow and scale bar; and on invented data, that it is so. */
export function MapFurniture({ view, north }: MapFurnitureProps) {
  const { t } = useTranslation();
  const bar = scaleBar(metresPerPixel(view), BAR_PIXELS);
  return (
    <div className="analysis-furniture">
      <SyntheticMarker />
      <span className="analysis-scale small" aria-label={t('analysis.scale')}>
        <span style={{ width: bar.pixels }} />
        {lengthText(bar.metres)}
      </span>
      <IconButton
        icon="north"
        turn={-view.bearingDegrees}
        label={t('analysis.north')}
        onClick={north}
      />
    </div>
  );
}
