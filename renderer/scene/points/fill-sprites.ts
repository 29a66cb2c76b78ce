import type { PointLayerSpec } from '../../../contract/point-layers.ts';
import type { Appearance } from '../../theme/tokens.ts';
import { bytesOf } from '../../theme/colour.ts';
import type { Mark } from '../horizon/symbol-cover.ts';
import { hasModel } from './model-shapes.ts';
import type { ModelSink } from './model-primitive.ts';
import { layerColour, symbolFill } from './point-look.ts';
import type { PointTree } from './point-tree.ts';
import { packedCount } from './sprite-atlas.ts';
import { addSprite, type SpriteBuffer } from './sprite-buffer.ts';
import { DISC, DOT, SYMBOL } from './sprite-shaders.ts';
import { silhouetteOf, SILHOUETTE_NAMES } from './symbols.ts';
import { type Eye, visitVisible } from './visible-points.ts';

/** Nearer than this a component stands as a model, and a symbol is drawn; beyond it a dot, metres. */
const MODEL_METRES = 160;
const SYMBOL_METRES = 900;
/** Symbols stand over models and roofs, metres. */
const OVER_GROUND_METRES = 1.2;
/** Discs stand over what they count, metres. */
const DISC_METRES = 4;
const DOT_PIXELS = 9;
/** A disc is left out as a whole where the place in its middle is hidden. */
const PLACE = { halfPixels: 0, upPixels: 0, downPixels: 0 };

/** How a layer's sprites are drawn. */
export interface SpriteStyle {
  readonly appearance: Appearance;
  readonly language: 'zh-CN' | 'en';
  /** Side of a symbol, pixels. */
  readonly symbolPixels: number;
  /** Pixels the discs are moved up, so that those of several layers over one place can be read. */
  readonly lift: number;
  /** Points that are too near to one another to stand alone are a disc; else they are left out. */
  readonly discs: boolean;
  /** Row of the table that is pointed at or selected. */
  readonly hot: (row: number) => boolean;
  /** Whether buildings surely hide a symbol, or the place of a disc. */
  readonly isCovered: (mark: Mark) => boolean;
}

/** Writes what a layer shows from where the eye is: discs far out, symbols near, models at street level. */
export function fillSprites(
  buffer: SpriteBuffer,
  models: ModelSink | undefined,
  layer: PointLayerSpec,
  tree: PointTree,
  eye: Eye,
  style: SpriteStyle,
): void {
  const { points } = tree;
  const kinds = layer.classes.map(({ id }) =>
    layer.statuses.map(
      (status) => SYMBOL + SILHOUETTE_NAMES.indexOf(silhouetteOf(layer.id, id, status.id)),
    ),
  );
  const fills = layer.classes.map((_, at) =>
    layer.statuses.map((_status, status) => symbolFill(layer, at, status, style.appearance)),
  );
  const disc = { fill: bytesOf(layerColour(layer.id)), lift: style.lift };
  visitVisible(tree, eye, {
    open: () => buffer.count < buffer.capacity,
    cluster: (east, north, height, count) => {
      if (!style.discs) return;
      const up = height + DISC_METRES;
      if (style.isCovered({ at: [east, north, up], ...PLACE })) return;
      addSprite(buffer, {
        point: -1,
        east,
        north,
        up,
        pixels: discPixels(count),
        kind: DISC,
        count: packedCount(count, style.language),
        hot: false,
        ...disc,
      });
    },
    single: (at, metres) => {
      const [east, north] = [
        points.positions[at * 2] as number,
        points.positions[at * 2 + 1] as number,
      ];
      const [kind, status] = [points.classes[at] as number, points.statuses[at] as number];
      const fill = fills[kind]?.[status] ?? disc.fill;
      const hot = style.hot(points.rows[at] as number);
      const name = layer.classes[kind]?.id ?? '';
      const modelled = layer.id === 'component' && metres < MODEL_METRES && hasModel(name);
      if (modelled)
        models?.add(name, { point: at, east, north, fill: hot ? [77, 163, 255] : fill });
      if (modelled && layer.statuses[status]?.tone === 'plain') return;
      const near = metres < SYMBOL_METRES;
      const pixels = near ? style.symbolPixels * (hot ? 1.25 : 1) : DOT_PIXELS;
      const lift = near ? style.symbolPixels * 0.5 : 0;
      const up = (points.heights[at] as number) + (modelled ? 6 : OVER_GROUND_METRES);
      const half = pixels / 2;
      const reach = { halfPixels: half, upPixels: half + lift, downPixels: half - lift };
      if (style.isCovered({ at: [east, north, up], ...reach })) return;
      addSprite(buffer, {
        point: at,
        east,
        north,
        up,
        pixels,
        kind: near ? (kinds[kind]?.[status] ?? DOT) : DOT,
        count: 0,
        hot,
        lift,
        fill,
      });
    },
  });
}

/** Discs grow a little with what they hold. */
function discPixels(count: number): number {
  return Math.min(26 + Math.log10(count) * 4, 44);
}
