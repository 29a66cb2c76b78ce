import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTwin, useTwinStore } from '../host/host-context.tsx';
import { levelOf, QUALITY_CHOICES } from '../quality.ts';

/** 画质: chosen by a person or by what the first run measured. */
export function QualityChoice() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const quality = useTwin((state) => state.quality);
  const { choice, measured } = quality;
  const level = levelOf(quality);
  const auto = measured
    ? t('display.quality.measured', {
        level: t(`display.quality.levels.${level}`),
        milliseconds: measured.frameMs.toFixed(0),
        width: String(measured.width),
        height: String(measured.height),
        date: measured.day,
      })
    : t('display.quality.measuring');
  return (
    <>
      <p className="small secondary">{t('display.quality.title')}</p>
      <Segmented
        aria-label={t('display.quality.title')}
        value={choice}
        options={QUALITY_CHOICES.map((value) => ({
          value,
          label: t(`display.quality.levels.${value}`),
        }))}
        onChange={(value) => store.setState({ quality: { choice: value, measured } })}
      />
      <p className="small secondary quality-note">
        {choice === 'auto' ? auto : t(`display.quality.notes.${level}`)}
      </p>
    </>
  );
}
