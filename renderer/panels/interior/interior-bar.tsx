import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BuildingCard } from '../../../contract/queries/buildings.ts';
import { INTERIOR_THEMES, type InteriorTheme } from '../../../contract/scene.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { Icon } from '../../icons.tsx';
import { changeInterior, closeInterior } from '../../interior/open-interior.ts';
import { GeometryBadge } from '../../parts/geometry-badge.tsx';

/** Way back to the district, the building's name, the six themes. */
export function InteriorBar({
  building,
  theme,
}: {
  readonly building: BuildingCard;
  readonly theme: InteriorTheme;
}) {
  const { t } = useTranslation();
  const store = useTwinStore();
  return (
    <header className="interior-bar">
      <button
        type="button"
        className="interior-back"
        title={t('interior.backHelp')}
        onClick={() => closeInterior(store)}
      >
        <Icon name="chevron" turn={180} />
        {t('interior.back')}
      </button>
      <h2>{building.name ?? building.address}</h2>
      <GeometryBadge kind={building.geometryKind} />
      <Segmented
        size="small"
        aria-label={t('interior.themes')}
        value={theme}
        options={INTERIOR_THEMES.map((value) => ({
          value,
          label: t(`interior.theme.${value}`),
          title: t(`interior.themeHelp.${value}`),
        }))}
        onChange={(next) => changeInterior(store, { theme: next, className: undefined })}
      />
    </header>
  );
}
