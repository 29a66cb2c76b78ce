import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTwin, useTwinStore } from '../host/host-context.tsx';
import { Icon, type IconName } from '../icons.tsx';
import { togglePlan } from '../panels/analysis/open-analysis.ts';
import { SunControl } from '../panels/sun/sun-control.tsx';
import { toggleTimeBar } from '../panels/time/time-bar.tsx';
import type { CameraRequest } from '../store.ts';
import { nextLight } from './view-changes.ts';

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
      role="toolbar"
      aria-orientation="vertical"
      aria-label={t('tools.region')}
    >
      <Tool icon="home" label={t('tools.home')} onClick={move({ kind: 'home' })} />
      <Tool
        icon="north"
        turn={-heading}
        label={t('tools.north')}
        onClick={move({ kind: 'north' })}
      />
      <Tool
        icon={flat ? 'tilt' : 'flat'}
        label={flat ? t('tools.tilt') : t('tools.flat')}
        onClick={move({ kind: 'tilt', pitchDegrees })}
      />
      <Tool icon="plan" label={t('analysis.toggle')} onClick={() => togglePlan(store)} />
      <Tool icon="plus" label={t('tools.zoomIn')} onClick={move({ kind: 'zoom', factor: 0.5 })} />
      <Tool icon="minus" label={t('tools.zoomOut')} onClick={move({ kind: 'zoom', factor: 2 })} />
      <Tool
        icon={light}
        label={t('tools.light', { light: t(`light.${light}`) })}
        onClick={() => nextLight(store)}
      />
      <SunControl />
      <Tool
        icon="timeline"
        label={t('time.open')}
        pressed={timeBar}
        onClick={() => toggleTimeBar(store)}
      />
    </div>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly turn?: number;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

function Tool({ icon, label, turn, pressed, onClick }: ToolProps) {
  return (
    <Tooltip title={label} placement="left">
      <button
        type="button"
        className="icon-button"
        aria-label={label}
        aria-pressed={pressed}
        onClick={onClick}
      >
        <Icon name={icon} {...(turn !== undefined && { turn })} />
      </button>
    </Tooltip>
  );
}
