import { Cartesian3, Transforms } from 'cesium';
import { PATROL_LAYER } from '../../../contract/point-layers.ts';
import { dayOf } from '../../../contract/periods.ts';
import type { PatrolTracks } from '../../../contract/queries/points.ts';
import { secondsOfAt } from '../../time/clock.ts';
import { barDays } from '../../time/time-window.ts';
import type { TwinState } from '../../store.ts';
import { bytesOf } from '../../theme/colour.ts';
import { clearLayer, reportLayer } from '../layer-error.ts';
import { placeBelowSymbols } from '../points/below-symbols.ts';
import type { Stage, Stop } from '../stage.ts';
import { createPatrolMarks, patrolLayer } from './patrol-marks.ts';
import { patrolColour, speedColour } from './track-look.ts';
import { type PatrolPlace, placesAt, speedsOf } from './track-places.ts';
import { TrackPrimitive } from './track-primitive.ts';

const DAY_SECONDS = 86_400;
/** A window of more days shows the tracks of its last day with any. */
const MOST_DAYS = 3;
const TRAIL_MINUTES = 30;
/** Seconds beyond any track: GPUs differ over infinity. */
const EVER = 1e9;

/** Draws 巡查轨迹: tracks of the window's days in one draw call, and where each patrol stands at the clock's moment. */
export function createTracksController({ scene, store, host, view, frame, container }: Stage): {
  readonly ready: () => boolean;
  readonly stop: Stop;
} {
  const toEarth = Transforms.eastNorthUpToFixedFrame(
    Cartesian3.fromDegrees(frame.longitudeDegrees, frame.latitudeDegrees),
  );
  const marks = createPatrolMarks({ container, store, view });
  let shown: { readonly tracks: PatrolTracks; readonly primitive: TrackPrimitive } | undefined;
  let speeds: Float32Array = new Float32Array();
  let places: readonly PatrolPlace[] = [];
  let asked = new AbortController();
  let waiting = false;

  const drop = () => {
    if (shown) scene.primitives.remove(shown.primitive);
    shown = undefined;
    places = [];
    marks.clear();
    store.setState({ tracks: undefined });
    scene.requestRender();
  };
  const load = async () => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const state = store.getState();
    waiting = false;
    if (!isOn(state) || !state.snapshot) return drop();
    waiting = true;
    try {
      const tracks = await host.call('layer.tracks', daysAsked(state), signal);
      if (signal.aborted) return;
      drop();
      clearLayer(store, PATROL_LAYER);
      speeds = speedsOf(tracks);
      shown = { tracks, primitive: new TrackPrimitive(toEarth, tracks, speeds) };
      scene.primitives.add(shown.primitive, placeBelowSymbols(scene));
      restyle();
    } catch (thrown) {
      if (signal.aborted) return;
      drop();
      reportLayer(store, PATROL_LAYER, thrown);
    }
    waiting = false;
    scene.requestRender();
  };
  /** Colours and which patrols. */
  const restyle = () => {
    if (!shown) return;
    const { tracks, primitive } = shown;
    const state = store.getState();
    const own = patrolLayer(state);
    const { appearance } = state.scene;
    const limit = state.snapshot?.profile.patrol.kilometresPerHour ?? Infinity;
    primitive.opacity = own?.opacity ?? 0.9;
    const patrolOf = patrolOfFix(tracks);
    primitive.paint((fix) => {
      const patrol = patrolOf[fix] as number;
      if (!isChosen(own?.only, tracks, patrol)) return undefined;
      return own?.colourBy === 'patrol'
        ? bytesOf(patrolColour(patrol))
        : speedColour(speeds[fix] as number, limit, appearance);
    });
    retime();
  };
  /** The clock moved. */
  const retime = () => {
    if (!shown) return;
    const { tracks, primitive } = shown;
    const state = store.getState();
    const own = patrolLayer(state);
    const midnight = dayOf(tracks.day) * DAY_SECONDS;
    const { at } = state.scene.time ?? {};
    const now = at === undefined ? undefined : secondsOfAt(at) - midnight;
    const trail = (own?.trailMinutes ?? TRAIL_MINUTES) * 60;
    primitive.setSpan(
      now === undefined
        ? { from: -EVER, to: EVER, trail: 0 }
        : { from: now - trail, to: now, trail },
    );
    places =
      now === undefined
        ? []
        : placesAt(tracks, now).filter(({ patrol }) => isChosen(own?.only, tracks, patrol));
    store.setState({
      tracks: { ...spanOf(tracks), patrols: tracks.patrols, present: places.length },
    });
    drawPlaces();
    scene.requestRender();
  };
  const drawPlaces = () => {
    if (shown) marks.draw(shown.tracks, places);
    else marks.clear();
  };
  let seen: unknown;
  const unlisten = scene.preRender.addEventListener(() => {
    if (view.current() !== seen) drawPlaces();
    seen = view.current();
  });
  const unsubscribes = [
    store.subscribe(
      (state) => (isOn(state) ? JSON.stringify([state.snapshot?.id, daysAsked(state)]) : undefined),
      () => void load(),
      { fireImmediately: true },
    ),
    store.subscribe(patrolLayer, restyle),
    store.subscribe((state) => state.scene.appearance, restyle),
    store.subscribe((state) => state.scene.time?.at, retime),
  ];
  return {
    ready: () => !waiting,
    stop: () => {
      asked.abort();
      unlisten();
      for (const unsubscribe of unsubscribes) unsubscribe();
      marks.remove();
      if (shown && !scene.primitives.isDestroyed()) scene.primitives.remove(shown.primitive);
    },
  };
}

function isOn(state: TwinState): boolean {
  return patrolLayer(state)?.visible ?? false;
}

/** The clock's own day, a short window whole, else the last day with tracks in it. */
function daysAsked({ scene, snapshot }: TwinState) {
  const day = scene.time?.at?.slice(0, 10);
  if (day !== undefined) return { from: day, to: day, latestDay: false };
  const { from, to } = snapshot ? barDays(scene, snapshot) : {};
  const short = from !== undefined && to !== undefined && dayOf(to) - dayOf(from) < MOST_DAYS;
  return { ...(from && { from }), ...(to && { to }), latestDay: !short };
}

function isChosen(only: readonly string[] | undefined, { patrols }: PatrolTracks, patrol: number) {
  return only === undefined || only.length === 0 || only.includes(patrols[patrol] ?? '');
}

function patrolOfFix({ starts, seconds }: PatrolTracks): Uint16Array {
  const patrolOf = new Uint16Array(seconds.length);
  for (let patrol = 0; patrol + 1 < starts.length; patrol++)
    patrolOf.fill(patrol, starts[patrol], starts[patrol + 1]);
  return patrolOf;
}

/** First and last second of tracks, since 1970. */
function spanOf({ day, seconds }: PatrolTracks): { readonly from: number; readonly to: number } {
  const midnight = dayOf(day) * DAY_SECONDS;
  let [from, to] = [Infinity, -Infinity];
  for (const second of seconds) {
    if (second < from) from = second;
    if (second > to) to = second;
  }
  return seconds.length === 0 ? { from: 0, to: 0 } : { from: midnight + from, to: midnight + to };
}
