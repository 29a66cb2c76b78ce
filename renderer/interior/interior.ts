import { Color, Scene, Vector3, Vector4 } from 'three';
import { type BodiesMesh, createBodiesMesh } from './bodies-mesh.ts';
import { boundsOf, extentOf, gapMetres } from './floors.ts';
import { keptPicture } from './kept-picture.ts';
import { drawLabels, type LabelStyle } from './labels.ts';
import type { RoomBodies } from './load-rooms.ts';
import { createOutline, type Outline } from './outline.ts';
import { createPicker } from './picker.ts';
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
  const viewpoint = createViewpoint(surface, size, () => request());
  const { camera } = viewpoint;
  const bodies = createBodiesMesh(rooms, origin);
  const outline = createOutline(rooms, origin);
  scene.add(bodies.mesh, outline.lines);
  const picker = createPicker(renderer, scene, camera, () => {
    outline.lines.visible = false;
    return bodies.pick;
  });
  const writing = createWriting(rooms, origin, size);
  const slots = bodiesBySlot(rooms);
  let look: InteriorLook | undefined;
  let pose: InteriorPose | undefined;
  let selected: readonly number[] = [];
  let asked: number | undefined;
  let frames = 0;
  let heading = 0;
  let seen = false;

  const draw = () => {
    asked = undefined;
    frames += 1;
    outline.lines.visible = selected.length > 0;
    renderer.render(scene, camera);
    if (look && pose) drawLabels(labels, camera, writing.texts(pose, camera), look);
  };
  const request = () => {
    if (seen || frames === 0) asked ??= requestAnimationFrame(draw);
  };
  const pierce = () => {
    const plane = bodies.mesh.material.uniforms['u_section']!.value as Vector4;
    plane.copy(sectionPlane(pose?.section ?? 0, size, heading));
  };

  const extent = () => {
    const gap = gapMetres(pose?.explode ?? 0, rooms.storeyMetres);
    return extentOf(rooms, origin[1], gap, pose?.floorNo);
  };
  const resize = () => {
    const { clientWidth, clientHeight } = surface;
    if (clientWidth === 0 || clientHeight === 0) return;
    renderer.setPixelRatio(window.devicePixelRatio);
    renderer.setSize(clientWidth, clientHeight, false);
    viewpoint.setAspect(clientWidth / clientHeight);
    request();
  };
  resize();
  return {
    enter(headingRadians) {
      heading = headingRadians;
      seen = true;
      pierce();
      viewpoint.home(extent(), heading);
      request();
    },
    leave() {
      seen = false;
    },
    setPose(next) {
      const before = pose;
      pose = next;
      const { uniforms } = bodies.mesh.material;
      uniforms['u_gapMetres']!.value = gapMetres(next.explode, rooms.storeyMetres);
      outline.setExplosion(next.explode);
      pierce();
      if (!before || !seen) viewpoint.home(extent(), heading);
      else if (before.floorNo !== next.floorNo)
        viewpoint.focus(extent(), next.floorNo !== undefined);
      else viewpoint.follow(extent());
      request();
    },
    setStates(states) {
      bodies.setStates(states);
      request();
    },
    setLook(next) {
      look = next;
      scene.background = new Color(next.background);
      applyLook(bodies, outline, next);
      request();
    },
    setTexts(texts) {
      writing.setTexts(texts);
      request();
    },
    setMarks(hoverSlot, selectedSlot) {
      selected = selectedSlot === undefined ? [] : (slots.get(selectedSlot) ?? []);
      const hovered = hoverSlot === undefined ? undefined : slots.get(hoverSlot)?.[0];
      const { uniforms } = bodies.mesh.material;
      uniforms['u_hover']!.value = hovered ?? -1;
      uniforms['u_selected']!.value = selected[0] ?? -1;
      outline.show(selected);
      request();
    },
    pick(x, y) {
      const body = picker.at(x, y);
      return body === undefined ? undefined : rooms.bodies[body]?.roomSlot;
    },
    turn: viewpoint.turn,
    zoom: viewpoint.zoom,
    home: () => viewpoint.home(extent(), heading),
    resize,
    frames: () => frames,
    dispose() {
      if (asked !== undefined) cancelAnimationFrame(asked);
      viewpoint.dispose();
      picker.dispose();
      bodies.dispose();
      outline.dispose();
      canvas.remove();
    },
  };
}

function bodiesBySlot({ bodies }: RoomBodies): Map<number, number[]> {
  const found = new Map<number, number[]>();
  bodies.forEach(({ roomSlot }, body) => {
    if (roomSlot === undefined) return;
    found.set(roomSlot, [...(found.get(roomSlot) ?? []), body]);
  });
  return found;
}

/** Plane across the building, facing the viewer it was entered by: what stands before it is cut away. */
function sectionPlane(section: number, size: Vector3, heading: number): Vector4 {
  if (section <= 0) return new Vector4(0, 0, 0, 1);
  const towards: [number, number] = [-Math.sin(heading), Math.cos(heading)];
  const half = (Math.abs(towards[0]) * size.x + Math.abs(towards[1]) * size.z) / 2;
  return new Vector4(towards[0], 0, towards[1], half - section * 2 * half);
}

function applyLook(
  bodies: BodiesMesh,
  outline: Outline,
  { accent, background }: InteriorLook,
): void {
  const { uniforms } = bodies.mesh.material;
  uniforms['u_accent']!.value = plain(accent);
  uniforms['u_ground']!.value = plain(background);
  outline.setColour(accent);
}

/** The colour's bytes as they are: the shader itself turns sRGB into light. */
function plain(hex: string): Color {
  return new Color().setStyle(hex, '');
}
