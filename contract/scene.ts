import { z } from 'zod';
import { MAPS_IN_VIEW, mapStateSchema } from './maps.ts';
import { MAP_LEVELS } from './map-levels.ts';
import { SYSTEM_IDS } from './systems.ts';
import { clipSchema, compareSchema, toolResultSchema, toolSchema } from './tools.ts';

/** Where the camera looks from. Degrees and metres above the ellipsoid. */
export const cameraSchema = z.object({
  longitudeDegrees: z.number(),
  latitudeDegrees: z.number(),
  heightMetres: z.number(),
  headingDegrees: z.number(),
  pitchDegrees: z.number(),
});

/** What is selected, by natural key: slots never leave a snapshot. */
export const selectionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('building'), buildingId: z.string() }),
  z.object({ kind: z.literal('room'), buildingId: z.string(), roomId: z.string() }),
  z.object({
    kind: z.literal('unit'),
    unitId: z.string(),
    roomId: z.string().optional(),
    buildingId: z.string().optional(),
  }),
  /** Any row of any table of `contract/schema`: its natural key, columns joined by `/`. */
  z.object({
    kind: z.literal('record'),
    table: z.string(),
    key: z.string(),
    roomId: z.string().optional(),
    buildingId: z.string().optional(),
  }),
]);

/** 聚合: discs by square cells of the picture's scale, every point as a dot, or counts by 单元网格, 社区, 街道. */
export const AGGREGATES = ['cluster', 'dots', 'grid', 'community', 'street'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

export const layerStateSchema = z.object({
  id: z.string(),
  visible: z.boolean(),
  /** Classes and statuses of a layer of points that are left out, by their ids in `contract/point-layers.ts`. */
  hiddenClasses: z.array(z.string()).optional(),
  hiddenStatuses: z.array(z.string()).optional(),
  /** 0–1; 1 where absent. */
  opacity: z.number().min(0.1).max(1).optional(),
  /** Side of a symbol near the eye, CSS pixels. */
  symbolPixels: z.number().min(16).max(40).optional(),
  /** How points far out are put together; `cluster` where absent. */
  aggregate: z.enum(AGGREGATES).optional(),
  /** 巡查轨迹: what colours say, which patrols are drawn (all where absent), and how long a trail is. */
  colourBy: z.enum(['speed', 'patrol']).optional(),
  only: z.array(z.string().max(40)).max(500).optional(),
  trailMinutes: z.number().int().min(1).max(1440).optional(),
});

/** Which days rows with a time are drawn of, and the clock that plays them; times of day in Asia/Shanghai. */
export const timeStateSchema = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** `YYYY-MM-DDTHH:MM` or with seconds: rows up to this moment; patrols stand where they were. */
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/)
    .optional(),
});

/** What is laid over the ground; cases follow the cross-filter of 数字城管. */
export const surfaceSchema = z.object({
  kind: z.enum(['density', 'gi', 'coverage']),
  /** Day of the coverage; the latest with tracks where absent. */
  day: z.iso.date().optional(),
});
export type Surface = z.infer<typeof surfaceSchema>;

/** How the values of a theme are put into classes; without one the theme's own way. */
export const CLASS_METHODS = ['quantile', 'equal', 'natural'] as const;

/** The colour theme of buildings or of rooms; see `contract/themes`. */
export const themeStateSchema = z.object({
  id: z.string(),
  method: z.enum(CLASS_METHODS).optional(),
  classCount: z.number().int().min(2).max(7).optional(),
  /** Classes that stand out while the others are dimmed, by their place in the legend. */
  only: z.array(z.number().int()).optional(),
});
/** What the left panel can show: today's lists (今日), the layers, a pasted list (名单上图), the
 * virtual houses being built (搭建台), or one of the systems. */
export const PANEL_IDS = ['today', 'layers', 'place-list', 'workbench', ...SYSTEM_IDS] as const;
export type PanelId = (typeof PANEL_IDS)[number];

/** Tabs of the drawer below the scene: 楼盘表, 表, 图, 分析图. */
export const DRAWER_TABS = ['matrix', 'table', 'chart', 'map'] as const;
export type DrawerTab = (typeof DRAWER_TABS)[number];

/**
 * Cross-filter of one system: its figures, lists, charts and layers all follow it. Values of a dimension are joined by
 * 或, dimensions by 且; a dimension without values is left out.
 */
export const systemFilterSchema = z.object({
  /** 统计周期: `2016`, `2016-Q2`, `2016-06` or `2016-05-26/2016-06-25`. Absent: the panel's own default. */
  period: z.string().max(24).optional(),
  /** Dimension (`area`, `class`, `department`, `state` …) → raw codes. An area code takes in everything below it. */
  where: z.record(z.string(), z.array(z.string().max(80)).min(1).max(200)).optional(),
});
export type SystemFilter = z.infer<typeof systemFilterSchema>;

/** Themes of the rooms inside a building (楼内主题): 人户, 出租, 单位, 隐患, 老人, 税. */
export const INTERIOR_THEMES = ['household', 'tenure', 'unit', 'hazard', 'elder', 'tax'] as const;
export type InteriorTheme = (typeof INTERIOR_THEMES)[number];

/** A building seen from inside (楼内), in place of the district. */
export const interiorSchema = z.object({
  buildingId: z.string(),
  theme: z.enum(INTERIOR_THEMES),
  /** 0 closed to 1 floors far apart (分层). */
  explode: z.number().min(0).max(1),
  /** Share of the depth cut away from the front (剖切). */
  section: z.number().min(0).max(1),
  /** Physical floor looked at alone. */
  floorNo: z.number().int().optional(),
  /** Staircase unit looked at alone. */
  unitNo: z.string().optional(),
  /** Class of the theme looked at alone. */
  className: z.string().optional(),
});
export type InteriorState = z.infer<typeof interiorSchema>;

/** What lies over the areas of the analysis map: nothing, 三地连线, 街道间流向, hexagons or heat of a layer of points. */
export const ANALYSIS_OVERLAYS = ['none', 'arcs', 'flows', 'hexagons', 'heat'] as const;
export type AnalysisOverlay = (typeof ANALYSIS_OVERLAYS)[number];

/** The analysis map (分析图), a flat plan beside or in place of the scene. What is absent is as the map begins. */
export const analysisSchema = z.object({
  /** It covers the scene. */
  wide: z.boolean().optional(),
  /** Metric areas are coloured by: of the statistics engine or `building-economy.` and a figure; '' for none. */
  metric: z.string().max(80).optional(),
  level: z.enum(MAP_LEVELS).optional(),
  overlay: z.enum(ANALYSIS_OVERLAYS).optional(),
  /** Layer of points of hexagons and heat. */
  points: z.string().max(40).optional(),
  view: z
    .object({
      longitudeDegrees: z.number(),
      latitudeDegrees: z.number(),
      /** Web map levels: metres per pixel halve from one to the next. */
      zoom: z.number().min(8).max(20),
      pitchDegrees: z.number().min(0).max(60),
      bearingDegrees: z.number(),
    })
    .optional(),
});
export type AnalysisState = z.infer<typeof analysisSchema>;

/**
 * Everything that defines a view, as plain data. An analyst edits it, a briefing is a list of them, the wall receives
 * them, undo is their history, a share file is one. What is not in it cannot be shared, so put it in.
 */
export const sceneStateSchema = z.object({
  snapshotId: z.string().optional(),
  camera: cameraSchema.optional(),
  layers: z.array(layerStateSchema),
  /** Imagery and terrain files, the uppermost first. */
  maps: z.array(mapStateSchema).max(MAPS_IN_VIEW).optional(),
  selection: selectionSchema.optional(),
  interior: interiorSchema.optional(),
  analysis: analysisSchema.optional(),
  /** Colour theme of each subject; neutral without one. */
  themes: z.object({
    building: themeStateSchema.optional(),
    room: themeStateSchema.optional(),
  }),
  /** Shapes of this origin (几何来源) are left out; none where absent. */
  hiddenGeometry: z.array(z.enum(['surveyed', 'derived', 'virtual'])).optional(),
  /** The tool in hand, if any. */
  tool: toolSchema.optional(),
  /** Measurements, analyses and selections, the oldest first. */
  results: z.array(toolResultSchema).max(200).optional(),
  clip: clipSchema.optional(),
  compare: compareSchema.optional(),
  /** The draft of a virtual house that is open in the 搭建台. */
  draft: z.uuid().optional(),
  /** Drafts are left out of the scene. */
  draftsHidden: z.boolean().optional(),
  time: timeStateSchema.optional(),
  /** A picture of the ground over the district: 核密度 or Gi* of cases, or the coverage of a day's patrols. */
  surface: surfaceSchema.optional(),
  light: z.enum(['day', 'dusk', 'night']),
  /**
   * Date and time of the district's clock (UTC+8), `2026-01-20T09:30`: the light comes from where the sun stood then, and
   * it decides between day, dusk and night. Without it the light is the look's own.
   */
  sunTime: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
    .optional(),
  appearance: z.enum(['dark', 'light']),
  language: z.enum(['zh-CN', 'en']),
  panels: z.object({
    left: z.boolean(),
    right: z.boolean(),
    /** The drawer lies open below the scene. */
    drawer: z.boolean().optional(),
    drawerTab: z.enum(DRAWER_TABS).optional(),
    /** What the left panel shows; the layers where it is absent. */
    system: z.enum(PANEL_IDS).optional(),
    /** 时间轴 below the scene. */
    timeBar: z.boolean().optional(),
    /** Which of the panel's lists the drawer's table shows, by the panel's own name for it. */
    list: z.string().max(80).optional(),
  }),
  /** Cross-filter of each system. */
  filters: z.partialRecord(z.enum(SYSTEM_IDS), systemFilterSchema).optional(),
});

/** Reads a kept view; those of before `themes` named their one theme `roomTheme`. Throws where it is no view. */
export function readSceneState(kept: unknown): SceneState {
  const { roomTheme, ...view } = z.looseObject({ roomTheme: z.string().optional() }).parse(kept);
  if (roomTheme === undefined) return sceneStateSchema.parse(view);
  const themes = roomTheme === 'none' ? {} : { room: { id: `room.${roomTheme}` } };
  return sceneStateSchema.parse({ ...view, themes });
}

export type Camera = z.infer<typeof cameraSchema>;
export type Selection = z.infer<typeof selectionSchema>;
export type ClassMethod = (typeof CLASS_METHODS)[number];
export type ThemeState = z.infer<typeof themeStateSchema>;
export type TimeState = z.infer<typeof timeStateSchema>;
export type LayerState = z.infer<typeof layerStateSchema>;
export type SceneState = z.infer<typeof sceneStateSchema>;
