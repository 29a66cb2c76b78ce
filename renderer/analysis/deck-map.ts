import { Deck, type LayersList, MapView, type PickingInfo } from '@deck.gl/core';
import type { DistrictProfile } from '../../contract/profile.ts';
import { keptInBox, PLAN_ZOOMS, type PlanView, wholeBox } from './plan-view.ts';

/** What is under the pointer: the layer, the place of the object in its data, and where, CSS pixels. */
export interface PlanHit {
  readonly layer: string;
  readonly index: number;
  readonly object: unknown;
  readonly x: number;
  readonly y: number;
}

export interface DeckMapEvents {
  readonly onHover: (hit: PlanHit | undefined) => void;
  readonly onClick: (hit: PlanHit | undefined) => void;
  /** The view moved; by hand with the pointer or the keys. */
  readonly onView: (view: PlanView, byHand: boolean) => void;
  readonly onError: (error: Error) => void;
  /** The graphics card dropped the picture: it has to be made again. */
  readonly onLost: () => void;
}

/** A flat map in a canvas of its own; one drawing context, given back by `stop`. */
export interface DeckMap {
  draw(layers: LayersList): void;
  /** Puts the view somewhere. */
  look(view: PlanView): void;
  view(): PlanView;
  /** The canvas as just drawn, to be copied at once. */
  canvas(): HTMLCanvasElement | undefined;
  stop(): void;
}

const toDeck = (view: PlanView) => ({
  longitude: view.longitudeDegrees,
  latitude: view.latitudeDegrees,
  zoom: view.zoom,
  pitch: view.pitchDegrees,
  bearing: view.bearingDegrees,
  minZoom: PLAN_ZOOMS.least,
  maxZoom: PLAN_ZOOMS.most,
});

/** Makes the map in `parent`, which must have a size. Loads nothing: there is no map service behind it. */
export function createDeckMap(
  parent: HTMLDivElement,
  profile: DistrictProfile,
  start: PlanView | undefined,
  events: DeckMapEvents,
): DeckMap {
  const picture = { width: parent.clientWidth || 640, height: parent.clientHeight || 360 };
  let view = keptInBox(start ?? wholeBox(profile.box, picture), profile);
  let stopped = false;
  const deck = new Deck<MapView>({
    parent,
    views: new MapView({ id: 'plan', repeat: false }),
    controller: { keyboard: true, dragRotate: true, inertia: false, scrollZoom: { smooth: false } },
    viewState: toDeck(view),
    pickingRadius: 4,
    layers: [],
    getCursor: ({ isDragging, isHovering }) =>
      isDragging ? 'grabbing' : isHovering ? 'pointer' : 'grab',
    onViewStateChange: ({ viewState }) => {
      const moved = viewState as unknown as ReturnType<typeof toDeck>;
      const next = {
        longitudeDegrees: moved.longitude,
        latitudeDegrees: moved.latitude,
        zoom: moved.zoom,
        pitchDegrees: moved.pitch,
        bearingDegrees: moved.bearing,
      };
      set(next, true);
    },
    onHover: (info) => events.onHover(hitOf(info)),
    onClick: (info) => events.onClick(hitOf(info)),
    onError: (error) => {
      if (!stopped) events.onError(error);
    },
    onDeviceInitialized: () => {
      canvasOf(parent)?.addEventListener('webglcontextlost', lost, { once: true });
    },
  });
  function set(next: PlanView, byHand = false): void {
    view = keptInBox(next, profile);
    deck.setProps({ viewState: toDeck(view) });
    events.onView(view, byHand);
  }
  function lost(): void {
    if (!stopped) setTimeout(events.onLost);
  }
  return {
    draw: (layers) => deck.setProps({ layers }),
    look: (next) => set(next),
    view: () => view,
    canvas: () => {
      deck.redraw('picture');
      return canvasOf(parent) ?? undefined;
    },
    stop: () => {
      stopped = true;
      const canvas = canvasOf(parent);
      deck.finalize();
      canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
      canvas?.remove();
    },
  };
}

function canvasOf(parent: HTMLElement): HTMLCanvasElement | null {
  return parent.querySelector('canvas');
}

function hitOf({ layer, index, object, x, y }: PickingInfo): PlanHit | undefined {
  return layer && index >= 0 ? { layer: layer.id, index, object, x, y } : undefined;
}
