import { COMPONENT_CLASSES } from '../../../contract/component-classes.ts';
import type { PointLayerSpec, Tone } from '../../../contract/point-layers.ts';
import { CATEGORY_COLOURS } from '../../theme/ramps.ts';
import { type Appearance, TOKENS } from '../../theme/tokens.ts';
import { bytesOf } from '../../theme/colour.ts';

type Bytes = readonly [number, number, number];

/** Colour of a layer's discs and of its plain symbols; one of the categories, so that layers stay apart. */
const LAYER_COLOURS: Readonly<Record<string, string>> = {
  component: CATEGORY_COLOURS[1],
  city_case: CATEGORY_COLOURS[3],
  hazard: CATEGORY_COLOURS[4],
  premises: '#8a6d3b',
  inspection: '#7a6fb0',
  fire_unit: '#a8543c',
  fire_lane: '#b0476a',
  hydrant: '#c9584a',
  call: CATEGORY_COLOURS[2],
  care_facility: '#2f7fb8',
};

/** Colour a layer is known by, `#rrggbb`. */
export function layerColour(layerId: string): string {
  return LAYER_COLOURS[layerId] ?? CATEGORY_COLOURS[0];
}

/** Plain components take their kind's colour: green for what grows, blue for water, grey-blue for the rest. */
const CLASS_COLOURS: Readonly<Record<string, string>> = {
  tree: '#3f9a63',
  green: '#3f9a63',
  water: '#3d8fd0',
  hydrant: '#c9584a',
  lamp: '#d9a53a',
  postbox: '#3f9a63',
};

/** Fill of a symbol by class and status. */
export function symbolFill(
  layer: PointLayerSpec,
  classPlace: number,
  statusPlace: number,
  appearance: Appearance,
): Bytes {
  const tone = layer.statuses[statusPlace]?.tone ?? 'plain';
  if (tone !== 'plain') return bytesOf(toneColour(tone, appearance));
  const own = layer.id === 'component' ? COMPONENT_CLASSES[classPlace]?.id : undefined;
  return bytesOf(CLASS_COLOURS[own ?? ''] ?? layerColour(layer.id));
}

/** Fill of a dot: what is settled takes the layer's own colour, since grey dots are lost on the map. */
export function dotFill(
  layer: PointLayerSpec,
  classPlace: number,
  statusPlace: number,
  appearance: Appearance,
): Bytes {
  if (layer.statuses[statusPlace]?.tone === 'grey') return bytesOf(layerColour(layer.id));
  return symbolFill(layer, classPlace, statusPlace, appearance);
}

/** Colour of a status. */
export function toneColour(tone: Exclude<Tone, 'plain'>, appearance: Appearance): string {
  const tokens = TOKENS[appearance];
  return tone === 'grey' ? tokens['text-disabled'] : tokens[`status-${tone}`];
}
