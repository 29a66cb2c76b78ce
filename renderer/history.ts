import type { SceneState } from '../contract/scene.ts';
import type { TwinStore } from './store.ts';

/** Steps kept; older ones are forgotten. */
const MOST_STEPS = 200;
/** Moves of the camera this close in time are one step, milliseconds. */
const ONE_MOVE_MS = 2000;
/** How far an undone camera may land from where it was, degrees and metres. */
const LANDED = { degrees: 1e-4, metres: 0.5 };

/** What a person set for this seat is no step of the view. */
const NOT_STEPS: readonly (keyof SceneState)[] = ['appearance', 'language', 'snapshotId'];

/** 撤销 and 重做: the view's history. */
export interface History {
  undo(): void;
  redo(): void;
  stop(): void;
}

/** Keeps the history of the store's view; `store.undoable` and `redoable` say whether there is a way. */
export function followHistory(store: TwinStore, now: () => number = () => Date.now()): History {
  let past: SceneState[] = [];
  let future: SceneState[] = [];
  let present = store.getState().scene;
  let movedAt = Number.NEGATIVE_INFINITY;
  let landing: SceneState['camera'];
  let stepping = false;

  const tell = () => {
    const told = { undoable: past.length > 0, redoable: future.length > 0 };
    const state = store.getState();
    if (state.undoable !== told.undoable || state.redoable !== told.redoable) store.setState(told);
  };
  const record = (scene: SceneState) => {
    const changed = changedKeys(present, scene);
    const onlyMoved = changed.every(
      (key) => key === 'camera' || (key === 'analysis' && planMoved(present, scene)),
    );
    const settled = onlyMoved && landing !== undefined && near(landing, scene.camera);
    const sameMove = onlyMoved && now() - movedAt < ONE_MOVE_MS;
    const first = onlyMoved && present.camera === undefined;
    if (changed.length > 0 && !settled && !sameMove && !first) {
      past = [...past, present].slice(-MOST_STEPS);
      future = [];
    }
    movedAt = onlyMoved && !settled ? now() : Number.NEGATIVE_INFINITY;
    present = scene;
  };
  const unsubscribe = store.subscribe(
    (state) => state.scene,
    (scene) => {
      if (stepping) return;
      record(scene);
      tell();
    },
  );
  const go = (target: SceneState | undefined) => {
    if (!target) return;
    const kept = Object.fromEntries(NOT_STEPS.map((key) => [key, present[key]]));
    const scene = { ...target, ...kept } as SceneState;
    const { camera } = scene;
    const moves = camera !== undefined && !near(camera, present.camera);
    landing = camera;
    movedAt = Number.NEGATIVE_INFINITY;
    present = scene;
    stepping = true;
    store.setState({
      scene,
      ...(moves && { cameraRequest: { kind: 'fly', camera, durationSeconds: 0.4 } as const }),
    });
    stepping = false;
    tell();
  };
  return {
    undo: () => {
      const target = past.at(-1);
      if (!target) return;
      past = past.slice(0, -1);
      future = [...future, present];
      go(target);
    },
    redo: () => {
      const target = future.at(-1);
      if (!target) return;
      future = future.slice(0, -1);
      past = [...past, present];
      go(target);
    },
    stop: unsubscribe,
  };
}

function changedKeys(from: SceneState, to: SceneState): (keyof SceneState)[] {
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]) as Set<keyof SceneState>;
  return [...keys].filter((key) => !isSame(from, to, key) && !NOT_STEPS.includes(key));
}

/** The clock of the view runs on by itself: where it stands is no step. */
function isSame(from: SceneState, to: SceneState, key: keyof SceneState): boolean {
  if (key !== 'time') return from[key] === to[key];
  return from.time?.from === to.time?.from && from.time?.to === to.time?.to;
}

function near(a: SceneState['camera'], b: SceneState['camera']): boolean {
  if (!a || !b) return a === b;
  const turn = Math.abs(((a.headingDegrees - b.headingDegrees + 540) % 360) - 180);
  return (
    Math.abs(a.longitudeDegrees - b.longitudeDegrees) < LANDED.degrees &&
    Math.abs(a.latitudeDegrees - b.latitudeDegrees) < LANDED.degrees &&
    Math.abs(a.heightMetres - b.heightMetres) < LANDED.metres &&
    Math.abs(a.pitchDegrees - b.pitchDegrees) < 0.1 &&
    turn < 0.1
  );
}

/** Whether of the analysis map only the view differs. */
function planMoved({ analysis: before }: SceneState, { analysis: after }: SceneState): boolean {
  return JSON.stringify({ ...before, view: 0 }) === JSON.stringify({ ...after, view: 0 });
}
