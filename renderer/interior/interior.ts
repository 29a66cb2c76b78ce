import { Color, Scene, Vector3 } from 'three';
import { boundsOf, extentOf, gapMetres } from './floors.ts';
import { keptPicture } from './kept-picture.ts';
import { drawLabels, type LabelStyle } from './labels.ts';
import type { RoomBodies } from './load-rooms.ts';
import { createPace } from './pace.ts';
import { createPicker } from './picker.ts';
import { createShownBodies } from './shown-bodies.ts';
import { createViewpoint } from './viewpoint.ts';
import { createWriting, type InteriorTexts } from './writing.ts';

/** Colours of the picture round the building. */
export interface InteriorLook extends LabelStyle {
  readonly background: string;
  readonly accent: string;
}

/** How the building is taken apart. */
export interface InteriorPose {
  /** 0 closed to 1 floors far apart. */
  readonly explode: number;
  /** Share of the building's depth cut away from the front; 0 cuts nothing. */
  readonly section: number;
  readonly floorNo: number | undefined;
}

/** One building seen from inside (楼内): a canvas kept for all of them, local metres, drawn only when something changes. */
export interface Interior {
  /** Shows it from the side the district's camera looked from, radians (0 looks north). */
  enter(headingRadians: number): void;
  /** Draws nothing from now on; what was made stays for the next time. */
  leave(): void;
  setPose(pose: InteriorPose): void;
  /** Four bytes a body (`bodyStates`). */
  setStates(states: Uint8Array): void;
  setLook(look: InteriorLook): void;
  setTexts(texts: InteriorTexts): void;
  setMarks(hoverSlot: number | undefined, selectedSlot: number | undefined): void;
  /** Room at CSS pixels of the canvas. */
  pick(x: number, y: number): number | undefined;
  /** Turns the view about the building, radians; zooms by a factor. */
  turn(radians: number): void;
  zoom(factor: number): void;
  home(): void;
  resize(): void;
  /** Frames drawn since it was made. */
  frames(): number;
  dispose(): void;
}

/**
 * Draws `rooms` over `surface`, labels into `labels`, once it is entered; before that one picture nobody sees, so that
 * geometry and shaders are with the graphics card.
 */
export function createInterior(
  surface: HTMLElement,
  labels: HTMLCanvasElement,
  rooms: RoomBodies,
): Interior {
  const { low, high } = boundsOf(rooms);
  const origin = [(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2] as const;
  const size = new Vector3(high[0] - low[0], high[1] - low[1], high[2] - low[2]);
  const { canvas, renderer } = keptPicture();
  surface.prepend(canvas);
  const scene = new Scene();
  const viewpoint = createViewpoint(surface, size, () => pace.request());
  const { camera } = viewpoint;
  const bodies = createShownBodies(rooms, origin, size);
  scene.add(bodies.mesh, bodies.lines);
  const picker = createPicker(renderer, scene, camera, bodies.pick);
  const writing = createWriting(rooms, origin, size);
  let look: InteriorLook | undefined;
  let pose: InteriorPose | undefined;
  let heading = 0;
  const pace = createPace(() => {
    bodies.restoreFrame();
    renderer.render(scene, camera);
    if (look && pose) drawLabels(labels, camera, writing.texts(pose, camera), look);
  });
  /** A change that the next picture shows. */
  const changes =
    <Given extends unknown[]>(change: (...given: Given) => void) =>
    (...given: Given) => {
      change(...given);
      pace.request();
    };
  const extent = () => {
    const gap = gapMetres(pose?.explode ?? 0, rooms.storeyMetres);
    return extentOf(rooms, origin[1], gap, pose?.floorNo);
  };
  const lookOn = (before: InteriorPose | undefined, next: InteriorPose) => {
    if (!before || !pace.isSeen()) viewpoint.home(extent(), heading);
    else if (before.floorNo !== next.floorNo) viewpoint.focus(extent(), next.floorNo !== undefined);
    else viewpoint.follow(extent());
  };
  const resize = () => {
    const { clientWidth, clientHeight } = surface;
    if (clientWidth === 0 || clientHeight === 0) return;
    renderer.setPixelRatio(window.devicePixelRatio);
    renderer.setSize(clientWidth, clientHeight, false);
    viewpoint.setAspect(clientWidth / clientHeight);
    pace.request();
  };
  resize();
  return {
    enter(headingRadians) {
      heading = headingRadians;
      pace.see(true);
      bodies.setSection(pose?.section ?? 0, heading);
      viewpoint.home(extent(), heading);
      pace.request();
    },
    leave: () => pace.see(false),
    setPose: changes((next) => {
      const before = pose;
      pose = next;
      bodies.setExplosion(next.explode);
      bodies.setSection(next.section, heading);
      lookOn(before, next);
    }),
    setStates: changes(bodies.setStates),
    setLook: changes((next) => {
      look = next;
      scene.background = new Color(next.background);
      bodies.setColours(next.accent, next.background);
    }),
    setTexts: changes(writing.setTexts),
    setMarks: changes(bodies.setMarks),
    pick(x, y) {
      const body = picker.at(x, y);
      return body === undefined ? undefined : rooms.bodies[body]?.roomSlot;
    },
    turn: viewpoint.turn,
    zoom: viewpoint.zoom,
    home: () => viewpoint.home(extent(), heading),
    resize,
    frames: pace.frames,
    dispose() {
      pace.stop();
      viewpoint.dispose();
      picker.dispose();
      bodies.dispose();
      canvas.remove();
    },
  };
}
