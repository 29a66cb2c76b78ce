import {
  ArcType,
  Cartesian3,
  Color,
  GeometryInstance,
  PolylineColorAppearance,
  PolylineGeometry,
  Primitive,
  Transforms,
} from 'cesium';
import { toLocal } from '../../../contract/local-frame.ts';
import type { EconomyArcs } from '../../../contract/queries/building-economy.ts';
import { PLACE_CLASS_IDS, type PlaceClass } from '../../../contract/three-places.ts';
import { economyFilter } from '../../economy-filter.ts';
import type { FirmArcs, FirmBundle, TwinState } from '../../store.ts';
import { PLACE_CLASS_COLOURS } from '../../theme/ramps.ts';
import { clearLayer, reportLayer } from '../layer-error.ts';
import type { Stage, Stop } from '../stage.ts';
import { arcLine, type LocalPoint } from './arc-line.ts';

const LAYER = 'firm_arc';
/** Lines drawn of a work list: those of most firms. */
const MOST_LINES = 400;

/** What a picked line is of. */
interface PickedLine {
  readonly layerId: typeof LAYER;
  readonly firmId: string;
}

export interface FirmArcsController {
  /** The firm of a picked line; undefined for anything else, and for lines whose firms may not be named. */
  firmOf(picked: unknown): string | undefined;
  readonly stop: Stop;
}

/**
 * 注册→办公→纳税 in the air while the layer is on: of the selected firm, else of the firms of the cross-filter, else of all
 * of them bundled by the streets of both ends. One primitive, one draw call; the register's end is faint.
 */
export function createFirmArcsController({
  scene,
  store,
  host,
  frame,
}: Pick<Stage, 'scene' | 'store' | 'host' | 'frame'>): FirmArcsController {
  const origin = Cartesian3.fromDegrees(frame.longitudeDegrees, frame.latitudeDegrees);
  const toEarth = Transforms.eastNorthUpToFixedFrame(origin);
  let standing: Primitive | undefined;
  let asked = new AbortController();
  const clear = () => {
    if (standing && !scene.isDestroyed()) scene.primitives.remove(standing);
    standing = undefined;
  };
  const draw = (arcs: EconomyArcs) => {
    clear();
    const instances = Array.from(arcs.legs, (leg, at) => lineInstance(arcs, at, leg));
    if (instances.length > 0) {
      standing = new Primitive({
        geometryInstances: instances,
        appearance: new PolylineColorAppearance({ translucent: true }),
        modelMatrix: toEarth,
        asynchronous: false,
      });
      scene.primitives.add(standing);
    }
    scene.requestRender();
  };
  const lineInstance = (arcs: EconomyArcs, at: number, leg: number) => {
    const end = (which: 0 | 1): LocalPoint => {
      const place = 4 * at + 2 * which;
      const [longitude, latitude] = [arcs.positions[place], arcs.positions[place + 1]];
      const [east, north] = toLocal(frame, longitude ?? 0, latitude ?? 0);
      return [east, north, arcs.heights[2 * at + which] ?? 0];
    };
    const line = arcLine(end(0), end(1));
    const colour = Color.fromCssColorString(PLACE_CLASS_COLOURS[classAt(arcs, at)]);
    const picked: PickedLine = { layerId: LAYER, firmId: arcs.firmIds[at] ?? '' };
    return new GeometryInstance({
      id: picked,
      geometry: new PolylineGeometry({
        positions: line.map((point) => new Cartesian3(...point)),
        width: widthOf(arcs, at),
        vertexFormat: PolylineColorAppearance.VERTEX_FORMAT,
        colors: line.map((_, place) =>
          colour.withAlpha((leg === 0 ? 0.25 : 0.55) + (0.3 * place) / line.length),
        ),
        colorsPerVertex: true,
        arcType: ArcType.NONE,
      }),
    });
  };
  const load = async () => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const question = questionOf(store.getState());
    if (!question) {
      clear();
      if (store.getState().firmArcs) store.setState({ firmArcs: undefined });
      scene.requestRender();
      return;
    }
    try {
      const arcs = await host.call('economy.arcs', question, signal);
      if (signal.aborted) return;
      clearLayer(store, LAYER);
      draw(arcs);
      store.setState({ firmArcs: countsOf(arcs, 'enterpriseId' in question) });
    } catch (thrown) {
      if (!signal.aborted) reportLayer(store, LAYER, thrown);
    }
  };
  const unsubscribe = store.subscribe(
    (state) => JSON.stringify([state.snapshot?.id, questionOf(state)]),
    () => void load(),
    { fireImmediately: true },
  );
  return {
    firmOf: (picked) => {
      const line = (picked as { id?: Partial<PickedLine> } | undefined)?.id;
      return line?.layerId === LAYER && line.firmId !== '' ? line.firmId : undefined;
    },
    stop: () => {
      asked.abort();
      unsubscribe();
      clear();
    },
  };
}

/** Which lines are wanted: of the selected firm, else of the cross-filter while the layer is on. */
function questionOf({ scene, snapshot }: TwinState) {
  if (!snapshot) return undefined;
  const { selection, layers, filters } = scene;
  if (selection?.kind === 'record' && selection.table === 'enterprise')
    return { enterpriseId: selection.key };
  const isOn = layers.some(({ id, visible }) => id === LAYER && visible);
  if (!isOn) return undefined;
  const filter = economyFilter(filters?.['building-economy'] ?? {});
  return { filter, most: MOST_LINES, bundled: Object.keys(filter).length === 0 };
}

/** Pixels: a bundle holds up to thousands of firms, a line between two buildings some tens. */
function widthOf({ firms, ends }: EconomyArcs, at: number): number {
  const count = firms[at] ?? 1;
  return ends.length > 0
    ? Math.min(1 + Math.sqrt(count) / 4, 10)
    : Math.min(0.8 + Math.sqrt(count), 7);
}

function classAt({ classes }: EconomyArcs, at: number): PlaceClass {
  return PLACE_CLASS_IDS[classes[at] ?? 0] ?? 'unknown';
}

function countsOf(arcs: EconomyArcs, oneFirm: boolean): FirmArcs {
  const lines = new Map<PlaceClass, number>();
  arcs.legs.forEach((_, at) => {
    const name = classAt(arcs, at);
    lines.set(name, (lines.get(name) ?? 0) + 1);
  });
  const bundles = arcs.ends.map(([from, to], at): FirmBundle => {
    return { from, to, leg: arcs.legs[at] ?? 0, firms: arcs.firms[at] ?? 0 };
  });
  return { oneFirm, lines, bundles, unplaced: arcs.unplaced, left: arcs.left };
}
