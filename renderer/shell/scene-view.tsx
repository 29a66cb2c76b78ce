import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorShape, toErrorShape } from '../../contract/errors.ts';
import { errorText } from '../format/error-text.ts';
import { useHost, useTwin, useTwinStore } from '../host/host-context.tsx';
import { InteriorView } from '../panels/interior/interior-view.tsx';
import { ErrorNote } from '../parts/error-note.tsx';
import { Legend } from '../panels/themes/legend.tsx';
import { PointTip } from '../panels/points/point-tip.tsx';
import { RecordPin } from '../panels/points/record-pin.tsx';
import { useDrawer } from '../parts/kit/drawer-part.tsx';
import { CompareBar } from '../panels/tools/compare-bar.tsx';
import { PlaceMenu } from '../panels/tools/place-menu.tsx';
import { ToolCard } from '../panels/tools/tool-card.tsx';
import { ToolColumn } from '../panels/tools/tool-column.tsx';
import { SyntheticMarker } from './synthetic-marker.tsx';
import { Tools } from './tools.tsx';

/** The picture of the city with its tools, legend and marker. The engine is loaded after the panels stand. */
export function SceneView() {
  const { t, i18n } = useTranslation();
  const container = useRef<HTMLDivElement>(null);
  const error = useScene(container);
  const drawer = useDrawer().open;
  const inside = useTwin((state) => state.scene.interior !== undefined);
  return (
    <section className="scene" aria-label={t('scene.region')}>
      <div ref={container} className="scene-canvas" />
      {error ? (
        <div className="scene-message">
          <ErrorNote
            title={t('scene.failed')}
            error={{
              kind: error.kind,
              sentence: `${errorText(error, i18n.language)} ${t('scene.failedHelp')}`,
            }}
          />
        </div>
      ) : (
        <Loading />
      )}
      <SyntheticMarker inPicture />
      <InteriorView />
      {!inside && <DistrictTools legend={!drawer} />}
      {!inside && <RecordPin />}
      {!inside && <PointTip />}
    </section>
  );
}

function Loading() {
  const { t } = useTranslation();
  const ready = useTwin((state) => state.sceneReady);
  if (ready) return null;
  return (
    <p className="scene-loading small" role="status">
      {t('scene.loading')}
    </p>
  );
}

/** What lies over the district's picture; inside a building it makes room for that building's own. */
function DistrictTools({ legend }: { readonly legend: boolean }) {
  return (
    <>
      <CompareBar />
      <div className="tool-columns">
        <Tools />
        <ToolColumn />
      </div>
      <ToolCard />
      <PlaceMenu />
      {legend && <Legend />}
    </>
  );
}

function useScene(container: { readonly current: HTMLDivElement | null }): ErrorShape | undefined {
  const store = useTwinStore();
  const host = useHost();
  const [error, setError] = useState<ErrorShape>();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let left = false;
    const mount = async () => {
      const { mountScene } = await import('../scene/index.ts');
      if (!left && container.current) stop = mountScene(container.current, store, host);
    };
    mount().catch((thrown: unknown) => setError(toErrorShape(thrown)));
    return () => {
      left = true;
      stop?.();
    };
  }, [container, store, host]);
  return error;
}
