import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTwin } from '../../host/host-context.tsx';
import { TOKENS } from '../../theme/tokens.ts';
import { type DegreePair, fitView } from './crs-view.ts';

const WIDTH = 320;
const HEIGHT = 220;

interface CrsMapProps {
  readonly outline: readonly (readonly DegreePair[])[];
  readonly points: readonly DegreePair[];
}

/** A small map: the district's outline and where a coordinate system puts the file's positions. */
export function CrsMap({ outline, points }: CrsMapProps) {
  const { t } = useTranslation();
  const appearance = useTwin((state) => state.scene.appearance);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    const ratio = window.devicePixelRatio;
    canvas.current.width = WIDTH * ratio;
    canvas.current.height = HEIGHT * ratio;
    context.scale(ratio, ratio);
    drawMap(context, outline, points, TOKENS[appearance]);
  }, [outline, points, appearance]);
  return (
    <figure className="crs-map">
      <canvas
        ref={canvas}
        style={{ width: WIDTH, height: HEIGHT }}
        role="img"
        aria-label={t('desk.crs.map')}
      />
      <figcaption className="secondary small">
        {t('desk.crs.points', { value: points.length })}
      </figcaption>
    </figure>
  );
}

function drawMap(
  context: CanvasRenderingContext2D,
  outline: CrsMapProps['outline'],
  points: CrsMapProps['points'],
  colours: (typeof TOKENS)['dark'] | (typeof TOKENS)['light'],
): void {
  const place = fitView([...outline.flat(), ...points], WIDTH, HEIGHT);
  context.strokeStyle = colours['text-secondary'];
  context.lineWidth = 1;
  for (const ring of outline) {
    context.beginPath();
    for (const at of ring) context.lineTo(...place(at));
    context.stroke();
  }
  context.fillStyle = colours.text;
  for (const at of points) {
    const [x, y] = place(at);
    context.fillRect(x - 1, y - 1, 2, 2);
  }
}
