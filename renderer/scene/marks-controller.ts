import type { Stage, Stop } from './stage.ts';

/** Hover, selection and the opened building as uniforms: one number each, no rebuild. */
export function createMarksController({
  scene,
  store,
  shaders,
}: Pick<Stage, 'scene' | 'store' | 'shaders'>): {
  opened: (buildingSlot: number | undefined) => void;
  stop: Stop;
} {
  let opened: number | undefined;
  const apply = () => {
    const { hover, selectedSlots } = store.getState();
    const { buildingSlot, roomSlot } = selectedSlots;
    shaders.setMarks({
      hoverBuilding: hover?.kind === 'building' ? hover.slot : -1,
      hoverRoom: hover?.kind === 'room' ? hover.slot : -1,
      selectedBuilding: buildingSlot ?? -1,
      selectedRoom: roomSlot ?? -1,
      openedBuilding: buildingSlot ?? -1,
      hiddenBuilding: opened !== undefined && opened === buildingSlot ? opened : -1,
    });
    scene.requestRender();
  };
  const unsubscribes = [
    store.subscribe((state) => state.hover, apply),
    store.subscribe((state) => state.selectedSlots, apply, { fireImmediately: true }),
  ];
  return {
    opened: (buildingSlot) => {
      opened = buildingSlot;
      apply();
    },
    stop: () => {
      for (const unsubscribe of unsubscribes) unsubscribe();
    },
  };
}
