import { useTranslation } from 'react-i18next';
import { HOUSING_THEMES } from '../../../contract/themes/housing.ts';
import { titleIn } from '../../format/fields.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { changeScene } from '../../store.ts';
import './community-policing.css';

/** Colours rooms by 人户一致 or 以房管业, in the scene as in the matrix. */
export function HousingThemes() {
  const { t, i18n } = useTranslation();
  const store = useTwinStore();
  const shown = useTwin((state) => state.scene.themes.room?.id);
  const colour = (id: string): void => {
    const { themes } = store.getState().scene;
    const { room: _room, ...others } = themes;
    changeScene(store, { themes: shown === id ? others : { ...others, room: { id } } });
  };
  return (
    <PanelSection title={t('policing.themes')}>
      <div className="policing-themes">
        {HOUSING_THEMES.map((theme) => (
          <button
            key={theme.id}
            type="button"
            className="policing-theme"
            aria-pressed={shown === theme.id}
            title={i18n.language === 'en' ? theme.definitionEn : theme.definition}
            onClick={() => colour(theme.id)}
          >
            {titleIn(i18n.language, theme)}
          </button>
        ))}
      </div>
    </PanelSection>
  );
}
