import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type DegreePair, fitView } from './crs-view.ts';
import { MAP_HEIGHT, MAP_WIDTH, type MapDraw, SmallMap } from './small-map.tsx';

interface CrsMapProps {
  readonly outline: readonly (readonly DegreePair[])[];
  readonly points: readonly DegreePair[];
}

/** A small map: the district's outline and where a coordinate system puts the file's positions. */
export function CrsMap({ outline, points }: CrsMapProps) {
  const { t } = useTranslation();
  const draw: MapDraw = useCallback(
    (context, colours) => {
      const place = fitView([...outline.flat(), ...points], MAP_WIDTH, MAP_HEIGHT);
      drawOutline(context, outline, place, colours['text-secondary']);
      context.fillStyle = colours.text;
      for (const at of points) {
        const [x, y] = place(at);
        context.fillRect(x - 1, y - 1, 2, 2);
      }
    },
    [outline, points],
  );
  const caption = t('desk.crs.points', { value: points.length });
  return <SmallMap draw={draw} label={t('desk.crs.map')} caption={caption} />;
}

/** Rings of the district's outline. */
export function drawOutline(
  context: CanvasRenderingContext2D,
  outline: CrsMapProps['outline'],
  place: ReturnType<typeof fitView>,
  colour: string,
): void {
  context.strokeStyle = colour;
  for (const ring of outline) {
    context.beginPath();
    for (const at of ring) context.lineTo(...place(at));
    context.stroke();
  }
}
