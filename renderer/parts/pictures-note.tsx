import { useTranslation } from 'react-i18next';
import { PanelSection } from './kit/system-panel.tsx';

/** 处置（整改）前后照片: no export carries them, which is said with where they are. */
export function PicturesNote({ number }: { readonly number: string }) {
  const { t } = useTranslation();
  return (
    <PanelSection title={t('kit.pictures.title')}>
      <p className="small secondary">{t('kit.pictures.none', { number })}</p>
    </PanelSection>
  );
}
