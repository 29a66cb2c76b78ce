import { HeatmapLayer, HexagonLayer } from '@deck.gl/aggregation-layers';
import type { Layer } from '@deck.gl/core';
import { FillStyleExtension } from '@deck.gl/extensions';
import { ArcLayer, IconLayer, PathLayer, PolygonLayer, SolidPolygonLayer } from '@deck.gl/layers';
import type { AreaClasses } from './area-classes.ts';
import { NAME_PIXELS, type NameAtlas, type PlanName } from './name-atlas.ts';
import { GROUND_WIDTHS, type PlanLook, rgba, type Rgba } from './plan-look.ts';
import type { Point } from './shapes.ts';

export interface GroundShape {
  readonly kind: keyof PlanLook['ground'];
  readonly rings: Point[][];
}

export interface AreaShape {
  readonly code: string;
  readonly name: string;
  readonly rings: Point[][];
}

export interface PlanBuilding {
  readonly slot: number;
  readonly rings: Point[][];
  readonly heightMetres: number;
}

/** A line with an arrow's sense, from a place to a place. */
export interface PlanArc {
  readonly from: Point;
  readonly to: Point;
  readonly firms: number;
  readonly colour: string;
  /** 0 注册→办公, 1 办公→纳税. */
  readonly leg: number;
}

/** Ids of the layers one can point at. */
export const LAYER_IDS = {
  areas: 'areas',
  buildings: 'buildings',
  arcs: 'arcs',
  flows: 'flows',
  hexagons: 'hexagons',
} as const;

/** Water, greens and roads. */
export function groundLayers(shapes: readonly GroundShape[], look: PlanLook): Layer[] {
  const flat = shapes.filter(({ kind }) => GROUND_WIDTHS[kind] === undefined);
  const lines = shapes.flatMap(({ kind, rings }) => {
    const width = GROUND_WIDTHS[kind];
    return width === undefined ? [] : rings.map((path) => ({ kind, path, width }));
  });
  return [
    new SolidPolygonLayer<GroundShape>({
      id: 'ground',
      data: flat,
      getPolygon: ({ rings }) => rings,
      getFillColor: ({ kind }) => rgba(look.ground[kind]),
      updateTriggers: { getFillColor: look },
    }),
    new PathLayer<(typeof lines)[number]>({
      id: 'roads',
      data: lines,
      getPath: ({ path }) => path,
      getColor: ({ kind }) => rgba(look.ground[kind]),
      getWidth: ({ width }) => width,
      widthMinPixels: 0.5,
      jointRounded: true,
      capRounded: true,
      updateTriggers: { getColor: look },
    }),
  ];
}

/** Areas in the colours of their classes; those without a value hatched, the chosen ones outlined. */
export function areaLayers(
  areas: readonly AreaShape[],
  classes: AreaClasses | undefined,
  chosen: readonly string[],
  look: PlanLook,
): Layer[] {
  const empty: Rgba = [0, 0, 0, 0];
  const fill = ({ code }: AreaShape): Rgba => {
    const place = classes?.classOf(code);
    const colour = place === undefined ? undefined : classes?.colours[place];
    return colour === undefined ? empty : rgba(colour, 205);
  };
  const hatched = classes
    ? areas.filter(({ code }) => classes.classOf(code) === undefined)
    : ([] as const);
  const marked = areas.filter(({ code }) => chosen.includes(code));
  return [
    new PolygonLayer<AreaShape>({
      id: LAYER_IDS.areas,
      data: areas,
      pickable: true,
      filled: true,
      stroked: true,
      getPolygon: ({ rings }) => rings,
      getFillColor: fill,
      getLineColor: rgba(look.outline, 150),
      getLineWidth: 1,
      lineWidthUnits: 'pixels',
      updateTriggers: { getFillColor: [classes, look], getLineColor: look },
    }),
    new SolidPolygonLayer<AreaShape>({
      id: 'no-data',
      data: hatched,
      getPolygon: ({ rings }) => rings,
      getFillColor: rgba(look.noData),
      updateTriggers: { getFillColor: look },
      ...HATCH,
    }),
    new PathLayer<Point[]>({
      id: 'chosen',
      data: marked.flatMap(({ rings }) => rings),
      getPath: (ring) => ring,
      getColor: rgba(look.accent),
      getWidth: 3,
      widthUnits: 'pixels',
      jointRounded: true,
      updateTriggers: { getColor: look },
    }),
  ];
}

/** 无数据: lines at 45 degrees, never the colour of zero. */
const HATCH = {
  extensions: [new FillStyleExtension({ proceduralPattern: true })],
  fillPatternMapping: { hatch: { type: 'hatch' as const, angle: 45, strokeWidth: 1.5, gap: 5 } },
  fillPatternSizeUnits: 'pixels' as const,
  getFillPattern: () => 'hatch',
};

/** Buildings: flat from above, standing when the map is tilted. */
export function buildingLayer(
  buildings: readonly PlanBuilding[],
  selected: number | undefined,
  tilted: boolean,
  look: PlanLook,
): Layer {
  return new SolidPolygonLayer<PlanBuilding>({
    id: LAYER_IDS.buildings,
    data: buildings,
    pickable: true,
    extruded: tilted,
    getPolygon: ({ rings }) => rings,
    getElevation: ({ heightMetres }) => heightMetres,
    getFillColor: ({ slot }) =>
      slot === selected ? rgba(look.accent) : rgba(look.building, tilted ? 255 : 120),
    updateTriggers: { getFillColor: [selected, tilted, look] },
  });
}

/** Names over everything, as the atlas has them. */
export function nameLayer(names: readonly PlanName[], atlas: NameAtlas): Layer {
  return new IconLayer<PlanName>({
    id: 'names',
    data: names,
    // The layer takes any image; its types name texture and address only.
    iconAtlas: atlas.canvas as unknown as string,
    iconMapping: atlas.places,
    getIcon: ({ text }) => text,
    getPosition: ({ at }) => at,
    getSize: NAME_PIXELS,
    parameters: { depthCompare: 'always' },
    updateTriggers: { getIcon: atlas },
  });
}

const MOST_PIXELS = 10;

/** Lines between places, wider for more firms, fading towards where they begin. */
export function arcLayer(id: string, arcs: readonly PlanArc[]): Layer {
  const most = Math.max(1, ...arcs.map(({ firms }) => firms));
  return new ArcLayer<PlanArc>({
    id,
    data: arcs,
    pickable: true,
    greatCircle: false,
    numSegments: 24,
    getSourcePosition: ({ from }) => from,
    getTargetPosition: ({ to }) => to,
    getSourceColor: ({ colour }) => [...rgba(colour, 50)],
    getTargetColor: ({ colour }) => [...rgba(colour, 200)],
    getHeight: 0.35,
    getTilt: ({ leg }) => (leg === 0 ? 18 : -18),
    getWidth: ({ firms }) => 0.8 + (MOST_PIXELS - 1) * Math.sqrt((firms - 1) / most),
    widthMinPixels: 1,
    parameters: { depthCompare: 'always' },
    updateTriggers: { getSourceColor: arcs, getTargetColor: arcs },
  });
}

/** Side of a hexagon, metres. */
export const HEXAGON_METRES = 150;

/** Points counted by hexagons. `colours` from few to many. */
export function hexagonLayer(points: readonly Point[], colours: readonly string[]): Layer {
  return new HexagonLayer<Point>({
    id: LAYER_IDS.hexagons,
    data: points,
    pickable: true,
    gpuAggregation: false,
    radius: HEXAGON_METRES,
    coverage: 0.94,
    getPosition: (point) => point,
    colorRange: colours.map((colour) => [...rgba(colour, 215)]),
    colorScaleType: 'quantile',
    extruded: false,
  });
}

/** Density of points: where they are close, not how many. */
export function heatLayer(points: readonly Point[], colours: readonly string[]): Layer {
  return new HeatmapLayer<Point>({
    id: 'heat',
    data: points,
    getPosition: (point) => point,
    colorRange: colours.map((colour) => [...rgba(colour)]),
    radiusPixels: 36,
    intensity: 1,
    threshold: 0.04,
  });
}
