import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftBuilding } from '../../../contract/drafts/draft.ts';
import { ringSquareMetres } from '../../../contract/drafts/rings.ts';
import { type LocalFrame, localFrame, toLocal, toLonLat } from '../../../contract/local-frame.ts';
import type { LonLat } from '../../../contract/region.ts';
import { measure } from '../../format/numbers.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { EmptyNote } from '../../parts/kit/system-panel.tsx';
import { buildOn } from '../../workbench.ts';
import { addCorner, dropCorner, moveCorner, type PlanPoint, viewOf } from './plan-corners.ts';

/** Metres a corner goes at a press of an arrow, and with Shift. */
const STEP = { fine: 0.1, coarse: 1 };

/** 平面: footprints on a grid of metres, north up; corners are dragged, or moved by the arrow keys. */
export function DraftPlan({ building }: { readonly building: DraftBuilding }) {
  const { t } = useTranslation();
  const box = useSnapshot()?.profile.box;
  const frame = useMemo(() => box && localFrame(box), [box]);
  const rings = building.parts.map(({ ring }) => ring);
  if (!frame || rings.every((ring) => ring.length === 0))
    return <EmptyNote title={t('workbench.draw')} />;
  return <Plan frame={frame} rings={rings} />;
}

interface PlanProps {
  readonly frame: LocalFrame;
  readonly rings: readonly (readonly LonLat[])[];
}

function Plan({ frame, rings }: PlanProps) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const drawing = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<{ part: number; corner: number; at: PlanPoint }>();
  const local = rings.map((ring) => ring.map(([x, y]): PlanPoint => toLocal(frame, x, y)));
  const shown = drag
    ? local.map((ring, part) =>
        part === drag.part ? moveCorner(ring, drag.corner, drag.at) : ring,
      )
    : local;
  const view = viewOf(local.flat());
  const set = (part: number, ring: readonly PlanPoint[]): void =>
    buildOn(store, (before) => ({
      ...before,
      parts: before.parts.map((each, at) =>
        at === part ? { ...each, ring: ring.map(([x, y]) => toLonLat(frame, x, y)) } : each,
      ),
    }));
  const at = (event: PointerEvent): PlanPoint | undefined => {
    const matrix = drawing.current?.getScreenCTM();
    if (!matrix) return undefined;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    return [x + view.west, view.north - y];
  };
  const move = (event: PointerEvent): void => {
    const place = drag && at(event);
    if (drag && place) setDrag({ ...drag, at: place });
  };
  const drop = (): void => {
    if (drag) set(drag.part, moveCorner(local[drag.part] ?? [], drag.corner, drag.at));
    setDrag(undefined);
  };
  const press =
    (part: number, corner: number) =>
    (event: KeyboardEvent): void => {
      const ring = local[part] ?? [];
      const from = ring[corner];
      const next = from && pressed(event, ring, corner, from);
      if (!next) return;
      event.preventDefault();
      event.stopPropagation();
      set(part, next);
    };
  const area = rings.reduce((sum, ring) => sum + ringSquareMetres(ring), 0);
  return (
    <div className="workbench-plan">
      <p className="small secondary">
        {t('workbench.planSize', { area: measure(area), corners: local.flat().length })} ·{' '}
        {t('workbench.planKeys')}
      </p>
      <svg
        ref={drawing}
        viewBox={`0 0 ${view.width} ${view.height}`}
        role="group"
        aria-label={t('workbench.planLabel', { metres: view.square })}
        onPointerMove={move}
        onPointerUp={drop}
      >
        <GridLines {...view} />
        {shown.map((ring, part) => (
          <polygon
            key={`${part} ${ring.length}`}
            className="workbench-ring"
            points={ring.map(([x, y]) => `${x - view.west},${view.north - y}`).join(' ')}
          />
        ))}
        {shown.flatMap((ring, part) =>
          ring.map(([x, y], corner) => (
            <circle
              key={`${part} ${corner}`}
              className="workbench-corner"
              cx={x - view.west}
              cy={view.north - y}
              r={view.square * 0.12}
              tabIndex={0}
              role="button"
              aria-label={t('workbench.corner', {
                number: corner + 1,
                east: (x - view.west).toFixed(1),
                north: (y - view.north + view.height).toFixed(1),
              })}
              onKeyDown={press(part, corner)}
              onPointerDown={(event) => {
                const place = at(event);
                event.currentTarget.ownerSVGElement?.setPointerCapture(event.pointerId);
                if (place) setDrag({ part, corner, at: place });
              }}
            />
          )),
        )}
      </svg>
    </div>
  );
}

/** The ring after a key at one of its corners; undefined for other keys. */
function pressed(
  { key, shiftKey }: KeyboardEvent,
  ring: readonly PlanPoint[],
  corner: number,
  [x, y]: PlanPoint,
): readonly PlanPoint[] | undefined {
  const step = shiftKey ? STEP.coarse : STEP.fine;
  switch (key) {
    case 'ArrowUp':
      return moveCorner(ring, corner, [x, y + step]);
    case 'ArrowDown':
      return moveCorner(ring, corner, [x, y - step]);
    case 'ArrowLeft':
      return moveCorner(ring, corner, [x - step, y]);
    case 'ArrowRight':
      return moveCorner(ring, corner, [x + step, y]);
    case '+':
    case '=':
      return addCorner(ring, corner);
    case 'Delete':
    case 'Backspace':
      return dropCorner(ring, corner);
    default:
      return undefined;
  }
}

function GridLines({ width, height, square }: ReturnType<typeof viewOf>) {
  const steps = (length: number): number[] =>
    Array.from({ length: Math.floor(length / square) + 1 }, (_, at) => at * square);
  return (
    <g className="workbench-lines" aria-hidden="true">
      {steps(width).map((x) => (
        <line key={x} x1={x} x2={x} y1={0} y2={height} />
      ))}
      {steps(height).map((y) => (
        <line key={y} x1={0} x2={width} y1={y} y2={y} />
      ))}
    </g>
  );
}
