import { useTranslation } from 'react-i18next';
import { useTwin, useTwinStore } from '../host/host-context.tsx';
import { togglePlan } from '../panels/analysis/open-analysis.ts';
import { SunControl } from '../panels/sun/sun-control.tsx';
import { toggleTimeBar } from '../panels/time/time-bar.tsx';
import type { CameraRequest } from '../store.ts';
import { nextLight } from './view-changes.ts';
import { IconButton } from '../parts/icon-button.tsx';

const FLAT_PITCH = -90;
const TILTED_PITCH = -35;
/** Steeper than this the picture counts as a plan. */
const PLAN_PITCH = -75;

/** Camera tools over the right edge of the scene. */
export function Tools() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const heading = useTwin((state) => Math.round(state.scene.camera?.headingDegrees ?? 0));
  const flat = useTwin((state) => (state.scene.camera?.pitchDegrees ?? 0) < PLAN_PITCH);
  const light = useTwin((state) => state.scene.light);
  const timeBar = useTwin((state) => state.scene.panels.timeBar === true);
  const move = (cameraRequest: CameraRequest) => () => store.setState({ cameraRequest });
  const pitchDegrees = flat ? TILTED_PITCH : FLAT_PITCH;
  return (
    <div
      className="tools"
      data-covers-picture
      role="toolbar"
      aria-orientation="vertical"
      aria-label={t('tools.region')}
    >
      <IconButton tip="left" icon="home" label={t('tools.home')} onClick={move({ kind: 'home' })} />
      <IconButton
        tip="left"
        icon="north"
        turn={-heading}
        label={t('tools.north')}
        onClick={move({ kind: 'north' })}
      />
      <IconButton
        tip="left"
        icon={flat ? 'tilt' : 'flat'}
        label={flat ? t('tools.tilt') : t('tools.flat')}
        onClick={move({ kind: 'tilt', pitchDegrees })}
      />
      <IconButton
        tip="left"
        icon="plan"
        label={t('analysis.toggle')}
        onClick={() => togglePlan(store)}
      />
      <IconButton
        tip="left"
        icon="plus"
        label={t('tools.zoomIn')}
        onClick={move({ kind: 'zoom', factor: 0.5 })}
      />
      <IconButton
        tip="left"
        icon="minus"
        label={t('tools.zoomOut')}
        onClick={move({ kind: 'zoom', factor: 2 })}
      />
      <IconButton
        tip="left"
        icon={light}
        label={t('tools.light', { light: t(`light.${light}`) })}
        onClick={() => nextLight(store)}
      />
      <SunControl />
      <IconButton
        tip="left"
        icon="timeline"
        label={t('time.open')}
        pressed={timeBar}
        onClick={() => toggleTimeBar(store)}
      />
    </div>
  );
}
