import { useEffect, useRef } from 'react';
import { useTwin } from '../../host/host-context.tsx';
import { TOKENS } from '../../theme/tokens.ts';

export const MAP_WIDTH = 320;
export const MAP_HEIGHT = 220;

/** Draws a map of `MAP_WIDTH` × `MAP_HEIGHT` pixels in the colours of the appearance. */
export type MapDraw = (
  context: CanvasRenderingContext2D,
  colours: (typeof TOKENS)['dark'] | (typeof TOKENS)['light'],
) => void;

interface SmallMapProps {
  readonly draw: MapDraw;
  readonly label: string;
  readonly caption: string;
}

/** A small flat map of the import desk. */
export function SmallMap({ draw, label, caption }: SmallMapProps) {
  const appearance = useTwin((state) => state.scene.appearance);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    const ratio = window.devicePixelRatio;
    canvas.current.width = MAP_WIDTH * ratio;
    canvas.current.height = MAP_HEIGHT * ratio;
    context.scale(ratio, ratio);
    context.lineWidth = 1;
    draw(context, TOKENS[appearance]);
  }, [draw, appearance]);
  return (
    <figure className="crs-map">
      <canvas
        ref={canvas}
        style={{ width: MAP_WIDTH, height: MAP_HEIGHT }}
        role="img"
        aria-label={label}
      />
      <figcaption className="secondary small">{caption}</figcaption>
    </figure>
  );
}
