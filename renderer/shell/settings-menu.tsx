import { Popover, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTwin, useTwinStore } from '../host/host-context.tsx';
import { SCALES } from './preferences.ts';
import { QualityChoice } from './quality-choice.tsx';
import { useScale } from './scale-context.ts';
import { chooseLight } from './view-changes.ts';
import { IconButton } from '../parts/icon-button.tsx';

/** Interface size, light and quality of the scene. */
export function SettingsMenu() {
  const { t } = useTranslation();
  return (
    <Popover trigger="click" placement="bottomRight" content={<Settings />}>
      <IconButton icon="settings" label={t('bar.settings')} />
    </Popover>
  );
}

function Settings() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const light = useTwin((state) => state.scene.light);
  const { scale, setScale } = useScale();
  return (
    <div className="settings">
      <p className="small secondary">{t('bar.scale')}</p>
      <Segmented
        aria-label={t('bar.scale')}
        value={scale}
        options={SCALES.map((value) => ({ value, label: `${Math.round(value * 100)}%` }))}
        onChange={(value) => setScale(value)}
      />
      <p className="small secondary">{t('bar.light')}</p>
      <Segmented
        aria-label={t('bar.light')}
        value={light}
        options={(['day', 'dusk', 'night'] as const).map((value) => ({
          value,
          label: t(`light.${value}`),
        }))}
        onChange={(value) => chooseLight(store, value)}
      />
      <QualityChoice />
    </div>
  );
}
