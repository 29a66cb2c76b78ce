import { Color, type Vector3, Vector4 } from 'three';
import { type BodiesMesh, createBodiesMesh } from './bodies-mesh.ts';
import { gapMetres } from './floors.ts';
import type { RoomBodies } from './load-rooms.ts';
import { createOutline, type Outline } from './outline.ts';

/** The bodies of a building and the frame of the selected room, with what changes how they are shown: uniforms alone. */
export interface ShownBodies {
  readonly mesh: BodiesMesh['mesh'];
  readonly lines: Outline['lines'];
  /** What a pick draws bodies with; the frame is left out of it. */
  readonly pick: () => BodiesMesh['pick'];
  setStates(states: Uint8Array): void;
  /** 0 closed to 1 floors far apart. */
  setExplosion(explode: number): void;
  /** Cuts a share of the building away, on the side towards a viewer who looks along `heading`, radians. */
  setSection(share: number, heading: number): void;
  setColours(accent: string, background: string): void;
  setMarks(hoverSlot: number | undefined, selectedSlot: number | undefined): void;
  /** The frame stands again after a pick. */
  restoreFrame(): void;
  dispose(): void;
}

/** Makes them for rooms of a building of `size` metres round `origin`. */
export function createShownBodies(
  rooms: RoomBodies,
  origin: readonly [number, number, number],
  size: Vector3,
): ShownBodies {
  const bodies = createBodiesMesh(rooms, origin);
  const outline = createOutline(rooms, origin);
  const { uniforms } = bodies.mesh.material;
  const slots = bodiesBySlot(rooms);
  let selected: readonly number[] = [];
  return {
    mesh: bodies.mesh,
    lines: outline.lines,
    pick: () => {
      outline.lines.visible = false;
      return bodies.pick;
    },
    setStates: bodies.setStates,
    setExplosion(explode) {
      uniforms['u_gapMetres']!.value = gapMetres(explode, rooms.storeyMetres);
      outline.setExplosion(explode);
    },
    setSection(share, heading) {
      (uniforms['u_section']!.value as Vector4).copy(sectionPlane(share, size, heading));
    },
    setColours(accent, background) {
      uniforms['u_accent']!.value = plain(accent);
      uniforms['u_ground']!.value = plain(background);
      outline.setColour(accent);
    },
    setMarks(hoverSlot, selectedSlot) {
      selected = selectedSlot === undefined ? [] : (slots.get(selectedSlot) ?? []);
      const hovered = hoverSlot === undefined ? undefined : slots.get(hoverSlot)?.[0];
      uniforms['u_hover']!.value = hovered ?? -1;
      uniforms['u_selected']!.value = selected[0] ?? -1;
      outline.show(selected);
    },
    restoreFrame() {
      outline.lines.visible = selected.length > 0;
    },
    dispose() {
      bodies.dispose();
      outline.dispose();
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

/** The colour's bytes as they are: the shader itself turns sRGB into light. */
function plain(hex: string): Color {
  return new Color().setStyle(hex, '');
}
