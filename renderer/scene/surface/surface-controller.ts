import { Cartesian3, Transforms } from 'cesium';
import type { GroundRaster } from '../../../contract/queries/city-movement.ts';
import type { Surface } from '../../../contract/scene.ts';
import { statisticsFilter, statisticsPeriod } from '../../panels/city-management/city-filter.ts';
import type { TwinState } from '../../store.ts';
import { clearLayer, reportLayer } from '../layer-error.ts';
import type { Stage, Stop } from '../stage.ts';
import type { ShownSurface } from './shown-surface.ts';
import { paintSurface, surfaceColours } from './surface-look.ts';
import { SurfacePrimitive } from './surface-primitive.ts';

/** Name a failure of the surface is kept under. */
const LAYER = 'surface';

/** Lays the view's surface over the ground: asked for anew when its kind, the cross-filter or the snapshot changes. */
export function createSurfaceController({ scene, store, host, frame }: Stage): {
  readonly ready: () => boolean;
  readonly stop: Stop;
} {
  const toEarth = Transforms.eastNorthUpToFixedFrame(
    Cartesian3.fromDegrees(frame.longitudeDegrees, frame.latitudeDegrees),
  );
  let primitive: SurfacePrimitive | undefined;
  let asked = new AbortController();
  let waiting = false;

  const lay = (found: Found | undefined) => {
    if (primitive) scene.primitives.remove(primitive);
    primitive = found && new SurfacePrimitive(toEarth, ...picture(found));
    if (primitive) {
      scene.primitives.add(primitive);
      scene.primitives.lowerToBottom(primitive);
    }
    store.setState({ surface: found?.shown });
    scene.requestRender();
  };
  const load = async () => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const { surface, appearance } = store.getState().scene;
    waiting = false;
    if (!surface || !store.getState().snapshot) return lay(undefined);
    waiting = true;
    try {
      const found = await ask(surface, appearance, signal);
      if (signal.aborted) return;
      clearLayer(store, LAYER);
      lay(found);
    } catch (thrown) {
      if (signal.aborted) return;
      lay(undefined);
      reportLayer(store, LAYER, thrown);
    }
    waiting = false;
    scene.requestRender();
  };
  const ask = async (
    { kind, day }: Surface,
    appearance: TwinState['scene']['appearance'],
    signal: AbortSignal,
  ): Promise<Found> => {
    if (kind === 'coverage') {
      const { raster, ...coverage } = await host.call(
        'city.coverage',
        day === undefined ? {} : { day },
        signal,
      );
      const colours = surfaceColours(kind, coverage.bounds.length, appearance);
      const { bounds } = coverage;
      return { raster, shown: { kind, colours, bounds, coverage, hotSpots: undefined } };
    }
    const filter = store.getState().scene.filters?.['city-management'] ?? {};
    const params = { kind, filter: statisticsFilter(filter), period: statisticsPeriod(filter) };
    const { raster, ...hotSpots } = await host.call('city.hotSpots', params, signal);
    const { bounds } = hotSpots;
    const colours = surfaceColours(kind, bounds.length, appearance);
    return { raster, shown: { kind, colours, bounds, hotSpots, coverage: undefined } };
  };
  const unsubscribe = store.subscribe(questionOf, () => void load(), { fireImmediately: true });
  return {
    ready: () => !waiting,
    stop: () => {
      asked.abort();
      unsubscribe();
      if (primitive && !scene.primitives.isDestroyed()) scene.primitives.remove(primitive);
    },
  };
}

interface Found {
  readonly raster: GroundRaster;
  readonly shown: ShownSurface;
}

function questionOf({ scene, snapshot }: TwinState): string {
  const { surface, filters, appearance } = scene;
  if (!surface) return '';
  const cases = surface.kind === 'coverage' ? undefined : filters?.['city-management'];
  return JSON.stringify([snapshot?.id, surface, cases, appearance]);
}

function picture({ raster, shown }: Found): [GroundRaster, HTMLCanvasElement, boolean] {
  const canvas = document.createElement('canvas');
  canvas.width = raster.columns;
  canvas.height = raster.rows;
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  pen.putImageData(paintSurface(shown.kind, raster, shown.colours), 0, 0);
  return [raster, canvas, shown.kind === 'density'];
}
