import { subscribeWithSelector } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import type { ErrorShape } from '../contract/errors.ts';
import type { Preparation } from '../contract/host.ts';
import type { SnapshotDifferences } from '../contract/queries/area.ts';
import type { MapInfo } from '../contract/maps.ts';
import type { PointLayerId } from '../contract/point-layers.ts';
import type { DraftSummary } from '../contract/queries/drafts.ts';
import type { RecordRef } from '../contract/queries/records.ts';
import type { LayerInfo, SnapshotInfo, TableChange } from '../contract/queries/snapshot.ts';
import type { PlaceList } from './place-list.ts';
import type { Workbench } from './workbench.ts';
import type { Camera, SceneState, Selection } from '../contract/scene.ts';
import type { PlaceClass } from '../contract/three-places.ts';
import type { ThemeSubject } from '../contract/themes/theme.ts';
import type { ShownSurface } from './scene/surface/shown-surface.ts';
import type { PointCounts } from './scene/points/point-counts.ts';
import type { PicturePair } from './parts/pictures/picture-pairs.ts';
import type { Quality } from './quality.ts';
import type { ThemeClasses } from './themes/theme-classes.ts';
import type { Place } from '../contract/tools.ts';
import type { Outcome } from './scene/tools/outcomes.ts';

/** A thing under the pointer in the scene or in the matrix. */
export type ThingHover =
  | { readonly kind: 'building'; readonly slot: number }
  | { readonly kind: 'room'; readonly slot: number; readonly buildingSlot: number | undefined }
  | PointHover;

/** What the pointer is over. */
export type Hover = ThingHover | AreaHover;

/** A point of a layer under the pointer, and where in the picture, CSS pixels. */
export interface PointHover {
  readonly kind: 'point';
  readonly layerId: PointLayerId;
  readonly row: number;
  readonly at: readonly [number, number];
}

/** Counts of a layer in one area under the pointer (聚合). */
export interface AreaHover {
  readonly kind: 'area';
  readonly layerId: PointLayerId;
  readonly code: string;
  readonly title: string;
  /** Points of each status, in the layer's order. */
  readonly counts: readonly number[];
  readonly at: readonly [number, number];
}

/** 播放: whether the view's clock runs, and how many seconds of it pass in one. */
export interface Clock {
  readonly playing: boolean;
  readonly speed: number;
}

/** Tracks on screen: their first and last second since 1970, and who walked. */
export interface ShownTracks {
  readonly from: number;
  readonly to: number;
  readonly patrols: readonly string[];
  /** Patrols with a place at the clock's moment. */
  readonly present: number;
}

/** The selection as slots of the snapshot on screen; derived, never saved. */
export interface SelectedSlots {
  readonly buildingSlot: number | undefined;
  readonly roomSlot: number | undefined;
}

/** A camera command from a panel to the scene; a new object each time, so that repeating one works. */
export type CameraRequest =
  | { readonly kind: 'home' }
  | { readonly kind: 'north' }
  | { readonly kind: 'tilt'; readonly pitchDegrees: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'fly'; readonly camera: Camera; readonly durationSeconds?: number }
  | {
      readonly kind: 'look-at';
      readonly longitudeDegrees: number;
      readonly latitudeDegrees: number;
      readonly heightMetres: number;
      readonly rangeMetres: number;
    };

/** A place that was right-clicked: CSS pixels of the scene, the point in space, buildings on the way, the nearest first. */
export interface PlaceMenu {
  readonly x: number;
  readonly y: number;
  readonly place: Place;
  readonly buildingSlots: readonly number[];
}

/** An open record at its place on the map: its title, or its photographs where it has any. */
export interface PinnedRecord {
  readonly record: RecordRef;
  readonly title: string;
  readonly pair?: PicturePair;
  readonly longitudeDegrees: number;
  readonly latitudeDegrees: number;
}

/** State of the connection to the data host. */
export type HostState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'restarting'; readonly sentence: string }
  | { readonly kind: 'failed'; readonly error: ErrorShape };

/** What changed when the window swapped snapshots, until the reader closes it. */
export interface SwapNotice {
  readonly from: string | undefined;
  readonly to: string;
  readonly changes: readonly TableChange[];
}

/** Firms whose places lie in two streets, as one line. */
export interface FirmBundle {
  readonly from: string;
  readonly to: string;
  /** 0 注册→办公, 1 办公→纳税. */
  readonly leg: number;
  readonly firms: number;
}

/** Lines of firms' three places as the scene draws them. */
export interface FirmArcs {
  /** Of the selected firm alone. */
  readonly oneFirm: boolean;
  /** Lines by class of the cube. */
  readonly lines: ReadonlyMap<PlaceClass, number>;
  /** Where no filter is set: firms by the streets of both ends, `outside` among them, most first; none else. */
  readonly bundles: readonly FirmBundle[];
  /** Firms with an end on no map, and lines beyond the most drawn. */
  readonly unplaced: number;
  readonly left: number;
}

/** What a picture is made of and may wait for. */
export const SCENE_PARTS = [
  'tiles',
  'maps',
  'rooms',
  'theme',
  'shade',
  'labels',
  'surface',
  'tracks',
  'points',
  'compare',
  'selection',
  'motion',
] as const;
export type ScenePart = (typeof SCENE_PARTS)[number];

export interface TwinState {
  readonly scene: SceneState;
  readonly snapshot: SnapshotInfo | undefined;
  readonly layerInfos: readonly LayerInfo[];
  readonly host: HostState;
  readonly hover: Hover | undefined;
  readonly selectedSlots: SelectedSlots;
  readonly cameraRequest: CameraRequest | undefined;
  /** Settled and moving camera as the status line shows it. */
  readonly pointer:
    | { readonly longitudeDegrees: number; readonly latitudeDegrees: number }
    | undefined;
  readonly metresPerPixel: number | undefined;
  readonly framesPerSecond: number | undefined;
  /** How fine this workstation draws; a person's preference, never part of a view. */
  readonly quality: Quality;
  /** True once all tiles the current view needs are drawn. */
  readonly sceneReady: boolean;
  /** What the picture has waited for so long that a person should know; empty as a rule. */
  readonly sceneWaits: readonly ScenePart[];
  /** How often a person had the scene made anew. */
  readonly sceneRetries: number;
  /** A layer's own failure: it stays with that layer and the others keep drawing. */
  readonly layerErrors: Readonly<Record<string, ErrorShape>>;
  /** What each layer of points that was asked for holds. */
  readonly pointCounts: Readonly<Partial<Record<PointLayerId, PointCounts>>>;
  /** Points of each layer by day, as its filters let them through whatever the time: day since 1970 → number. */
  readonly pointDays: Readonly<Partial<Record<PointLayerId, ReadonlyMap<number, number>>>>;
  readonly clock: Clock;
  /** Tracks on screen; derived, never saved. */
  readonly tracks: ShownTracks | undefined;
  /** What is laid over the ground, as its legend tells; derived, never saved. */
  readonly surface: ShownSurface | undefined;
  /** The themes on screen, put into classes: the legend reads what the scene coloured. */
  readonly themed: Readonly<Partial<Record<ThemeSubject, ThemeClasses | undefined>>>;
  /** Lines of firms drawn in the scene; undefined for none. */
  readonly firmArcs: FirmArcs | undefined;
  readonly swapNotice: SwapNotice | undefined;
  /** Why there is no snapshot on screen; `not-found` means that none was imported yet. */
  readonly snapshotError: ErrorShape | undefined;
  /** A published snapshot that could not be opened while the old one stays in use. */
  readonly refused: { readonly id: string; readonly error: ErrorShape } | undefined;
  /** Results of the tools on the snapshot on screen, by their ids; derived, never saved. */
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** What was pointed at in the scene for somebody outside it, a control point as a rule. */
  readonly pickedPlace: Place | undefined;
  /** Where the pointer is in space while a tool is in hand. */
  readonly toolPointer: Place | undefined;
  /** Result whose card is open, or one of the pages `list` and `compare`. */
  readonly openResult: string | undefined;
  /** Asks the scene for a picture to save; a new object each time. */
  readonly pictureRequest: { readonly caption: string; readonly fileName: string } | undefined;
  /** What was right-clicked in the scene. */
  readonly placeMenu: PlaceMenu | undefined;
  /** The open record on the map; derived, never saved. */
  readonly pinned: PinnedRecord | undefined;
  /** Where in the picture its place is, CSS pixels; undefined while it is not in it. */
  readonly pinnedAt: readonly [number, number] | undefined;
  /** What differs from the snapshot compared with; derived, never saved. */
  readonly differences: SnapshotDifferences | undefined;
  /** Whether the view's history has a step back and a step forward. */
  readonly undoable: boolean;
  readonly redoable: boolean;
  /** The pasted list of this window (名单上图). */
  readonly placeList: PlaceList | undefined;
  /** Imagery and terrain files of this workstation, and why the last one was not taken. */
  readonly maps: readonly MapInfo[];
  readonly mapRefused: ErrorShape | undefined;
  /** Virtual houses of the workspace, drawn in the scene (搭建草稿). */
  readonly drafts: readonly DraftSummary[];
  /** The draft on the 搭建台 with what was not saved yet; no part of the shareable view. */
  readonly workbench: Workbench | undefined;
  /** Building whose inside waits unseen, so that it opens at once (楼内). */
  readonly preparedBuilding: string | undefined;
  /** How far a snapshot nobody opened before is made ready; undefined once it is. */
  readonly preparation: Preparation | undefined;
  /** How many ports to the data host this window has had; a change means: read again. */
  readonly connections: number;
}

export const INITIAL_SCENE: SceneState = {
  layers: [
    { id: 'building', visible: true },
    { id: 'room', visible: true },
    { id: 'unit', visible: true },
    { id: 'resident', visible: true },
    { id: 'component', visible: false },
    { id: 'city_case', visible: false },
    { id: 'patrol_fix', visible: false },
    { id: 'hazard', visible: false },
    { id: 'premises', visible: false },
    { id: 'inspection', visible: false },
    { id: 'fire_unit', visible: false },
    { id: 'fire_lane', visible: false },
    { id: 'hydrant', visible: false },
    { id: 'firm_arc', visible: false },
    { id: 'call', visible: false },
    { id: 'care_facility', visible: false },
    { id: 'water', visible: true },
    { id: 'road', visible: true },
    { id: 'green', visible: true },
    { id: 'boundary', visible: true },
    { id: 'grid-cell', visible: false },
    { id: 'label', visible: true },
  ],
  themes: { room: { id: 'room.tenure' } },
  light: 'dusk',
  appearance: 'dark',
  language: 'zh-CN',
  panels: { left: true, right: true },
};

/** The one store of a window. Scene controllers subscribe with selectors; React reads it through `useTwin`. */
export function createTwinStore(initial: Partial<SceneState> = {}) {
  return createStore<TwinState>()(
    subscribeWithSelector(
      (): TwinState => ({
        scene: { ...INITIAL_SCENE, ...initial },
        snapshot: undefined,
        layerInfos: [],
        host: { kind: 'connecting' },
        hover: undefined,
        selectedSlots: { buildingSlot: undefined, roomSlot: undefined },
        cameraRequest: undefined,
        pointer: undefined,
        metresPerPixel: undefined,
        framesPerSecond: undefined,
        quality: { choice: 'auto' },
        sceneReady: false,
        sceneWaits: [],
        sceneRetries: 0,
        layerErrors: {},
        themed: {},
        firmArcs: undefined,
        pointCounts: {},
        pointDays: {},
        clock: { playing: false, speed: 60 },
        tracks: undefined,
        surface: undefined,
        swapNotice: undefined,
        snapshotError: undefined,
        refused: undefined,
        placeList: undefined,
        maps: [],
        mapRefused: undefined,
        drafts: [],
        workbench: undefined,
        preparedBuilding: undefined,
        preparation: undefined,
        connections: 0,
        outcomes: {},
        pickedPlace: undefined,
        toolPointer: undefined,
        openResult: undefined,
        pictureRequest: undefined,
        placeMenu: undefined,
        pinned: undefined,
        pinnedAt: undefined,
        differences: undefined,
        undoable: false,
        redoable: false,
      }),
    ),
  );
}

export type TwinStore = ReturnType<typeof createTwinStore>;

/** Changes part of the shareable view. */
export function changeScene(store: TwinStore, change: Partial<SceneState>): void {
  store.setState((state) => ({ scene: { ...state.scene, ...change } }));
}

/** Selects by natural key; the host's cards give the slots back (see `renderer/selection.ts`). */
export function select(store: TwinStore, selection: Selection | undefined): void {
  store.setState((state) => ({ scene: { ...state.scene, selection } }));
}
