import type { LabelBox } from './declutter.ts';

/** Attribute of elements over the picture that names keep clear of. */
const COVERS = '[data-covers-picture]';

/** What buttons, cards and legends cover of the picture in `container`, CSS pixels of it. */
export function coveredPlaces(container: HTMLElement): LabelBox[] {
  const { left, top } = container.getBoundingClientRect();
  return [...(container.closest('.scene')?.querySelectorAll(COVERS) ?? [])].flatMap((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return [];
    const [halfWidth, halfHeight] = [width / 2, height / 2];
    return [
      {
        x: x - left + halfWidth,
        y: y - top + halfHeight,
        halfWidth,
        halfHeight,
        angle: 0,
        rank: 0,
      },
    ];
  });
}
