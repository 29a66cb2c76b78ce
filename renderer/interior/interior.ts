import { makePicture } from './interior-picture.ts';
import type { LabelStyle } from './labels.ts';
import type { RoomBodies } from './load-rooms.ts';
import { createPace } from './pace.ts';
import type { InteriorTexts } from './writing.ts';

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
  const picture = makePicture(surface, rooms, () => pace.request());
  const { bodies, viewpoint } = picture;
  let look: InteriorLook | undefined;
  let pose: InteriorPose | undefined;
  let heading = 0;
  const pace = createPace(() => {
    picture.render();
    if (look && pose) picture.write(labels, pose, look);
  });
  /** A change that the next picture shows. */
  const changes =
    <Given extends unknown[]>(change: (...given: Given) => void) =>
    (...given: Given) => {
      change(...given);
      pace.request();
    };
  const home = () => viewpoint.home(picture.extent(pose), heading);
  const setPose = (next: InteriorPose) => {
    const before = pose;
    pose = next;
    bodies.setExplosion(next.explode);
    bodies.setSection(next.section, heading);
    if (!before || !pace.isSeen()) home();
    else if (before.floorNo !== next.floorNo)
      viewpoint.focus(picture.extent(next), next.floorNo !== undefined);
    else viewpoint.follow(picture.extent(next));
  };
  const resize = () => {
    if (picture.fit()) pace.request();
  };
  resize();
  return {
    enter: changes((headingRadians) => {
      heading = headingRadians;
      pace.see(true);
      bodies.setSection(pose?.section ?? 0, heading);
      home();
    }),
    leave: () => pace.see(false),
    setPose: changes(setPose),
    setStates: changes(bodies.setStates),
    setLook: changes((next) => {
      look = next;
      picture.colour(next);
    }),
    setTexts: changes(picture.setTexts),
    setMarks: changes(bodies.setMarks),
    pick: picture.pick,
    turn: viewpoint.turn,
    zoom: viewpoint.zoom,
    home,
    resize,
    frames: pace.frames,
    dispose() {
      pace.stop();
      picture.dispose();
    },
  };
}
