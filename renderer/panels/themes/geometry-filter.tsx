import { useTranslation } from 'react-i18next';
import { GEOMETRY_KINDS } from '../../../contract/schema/community-policing.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { changeScene } from '../../store.ts';

type GeometryKind = keyof typeof GEOMETRY_KINDS;

const KINDS = Object.keys(GEOMETRY_KINDS) as GeometryKind[];

/** 实测/推算/虚拟: which shapes of buildings, floors and rooms are drawn. */
export function GeometryFilter() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const hidden = useTwin(({ scene }) => scene.hiddenGeometry) ?? [];
  const toggle = (kind: GeometryKind) =>
    changeScene(store, {
      hiddenGeometry: KINDS.filter((each) => (each === kind) !== hidden.includes(each)),
    });
  return (
    <section className="layer-group geometry-filter" aria-label={t('themes.geometry')}>
      <header>
        <h3 title={t('themes.geometryNote')}>{t('themes.geometry')}</h3>
      </header>
      <div className="geometry-kinds">
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            className={`badge badge-${kind} geometry-kind`}
            aria-pressed={!hidden.includes(kind)}
            title={t(`codes.geometryNote.${kind}`)}
            onClick={() => toggle(kind)}
          >
            {t(`codes.geometry.${kind}`)}
          </button>
        ))}
      </div>
    </section>
  );
}
