import { Color, Scene, Vector3 } from 'three';
import { boundsOf, extentOf, gapMetres } from './floors.ts';
import type { InteriorLook, InteriorPose } from './interior.ts';
import { keptPicture } from './kept-picture.ts';
import { drawLabels } from './labels.ts';
import type { RoomBodies } from './load-rooms.ts';
import { createPicker } from './picker.ts';
import { createShownBodies } from './shown-bodies.ts';
import { createViewpoint } from './viewpoint.ts';
import { createWriting } from './writing.ts';

/** What the inside of a building is drawn with: its bodies, the canvas kept for all of them, where it is seen from. */
export function makePicture(surface: HTMLElement, rooms: RoomBodies, onMove: () => void) {
  const { low, high } = boundsOf(rooms);
  const origin = [(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2] as const;
  const size = new Vector3(high[0] - low[0], high[1] - low[1], high[2] - low[2]);
  const { canvas, renderer } = keptPicture();
  surface.prepend(canvas);
  const scene = new Scene();
  const viewpoint = createViewpoint(surface, size, onMove);
  const { camera } = viewpoint;
  const bodies = createShownBodies(rooms, origin, size);
  scene.add(bodies.mesh, bodies.lines);
  const picker = createPicker(renderer, scene, camera, bodies.pick);
  const writing = createWriting(rooms, origin, size);
  return {
    bodies,
    viewpoint,
    setTexts: writing.setTexts,
    render: () => {
      bodies.restoreFrame();
      renderer.render(scene, camera);
    },
    write: (labels: HTMLCanvasElement, pose: InteriorPose, look: InteriorLook) =>
      drawLabels(labels, camera, writing.texts(pose, camera), look),
    colour: ({ accent, background }: InteriorLook) => {
      scene.background = new Color(background);
      bodies.setColours(accent, background);
    },
    /** How far what is shown reaches in a pose. */
    extent: (pose: InteriorPose | undefined) => {
      const gap = gapMetres(pose?.explode ?? 0, rooms.storeyMetres);
      return extentOf(rooms, origin[1], gap, pose?.floorNo);
    },
    /** Fills the surface; false while it has no size. */
    fit: () => {
      const { clientWidth, clientHeight } = surface;
      if (clientWidth === 0 || clientHeight === 0) return false;
      renderer.setPixelRatio(window.devicePixelRatio);
      renderer.setSize(clientWidth, clientHeight, false);
      viewpoint.setAspect(clientWidth / clientHeight);
      return true;
    },
    /** Room at CSS pixels of the canvas. */
    pick: (x: number, y: number) => {
      const body = picker.at(x, y);
      return body === undefined ? undefined : rooms.bodies[body]?.roomSlot;
    },
    dispose: () => {
      viewpoint.dispose();
      picker.dispose();
      bodies.dispose();
      canvas.remove();
    },
  };
}
