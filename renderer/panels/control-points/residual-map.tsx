import { useTranslation } from 'react-i18next';
import type { GridFitResult } from '../../../contract/control-points.ts';
import { exactNumber } from '../../format/numbers.ts';
import { drawOutline } from '../import-desk/crs-map.tsx';
import { type DegreePair, fitView } from '../import-desk/crs-view.ts';
import { MAP_HEIGHT, MAP_WIDTH, type MapDraw, SmallMap } from '../import-desk/small-map.tsx';
import { useDeskState } from '../import-desk/use-desk.tsx';
import { completeRows, type PointRow } from './points-model.ts';
import { arrowScale, worstOf } from './residuals.ts';

const METRES_PER_DEGREE = 111_320;

/** Where the control points lie in the district, each with its residual as an arrow. */
export function ResidualMap({ fit }: { readonly fit: GridFitResult | undefined }) {
  const { t } = useTranslation();
  const outline = useDeskState((state) => state.recognition?.outline ?? NO_OUTLINE);
  const draft = useDeskState((state) => state.gridDraft);
  const rows = completeRows(draft);
  const points = fit?.points ?? [];
  const all = points.length > 1 ? surroundingsOf(points.map(({ at }) => at)) : outline.flat();
  const place = fitView(all, MAP_WIDTH, MAP_HEIGHT);
  const times = arrowScale(Math.max(0, ...points.map(({ metres }) => metres)), scaleOf(place, all));
  return (
    <SmallMap
      draw={(context, colours) =>
        drawPoints(context, colours, { outline, place, fit, rows, times })
      }
      label={t('controlPoints.map')}
      caption={
        fit ? t('controlPoints.arrows', { value: exactNumber(times) }) : t('controlPoints.district')
      }
    />
  );
}

/** Room around the points, of their extent, for arrows and names. */
const MARGIN_SHARE = 0.25;

/** The corners of what is shown: the points and some room around them. */
function surroundingsOf(points: readonly DegreePair[]): DegreePair[] {
  const [west, east] = spread(points.map(([longitude]) => longitude));
  const [south, north] = spread(points.map(([, latitude]) => latitude));
  return [
    [west, south],
    [east, north],
  ];
}

function spread(values: readonly number[]): [low: number, high: number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((high - low) * MARGIN_SHARE, 1 / METRES_PER_DEGREE);
  return [low - room, high + room];
}

const NO_OUTLINE: readonly (readonly DegreePair[])[] = [];

type Place = ReturnType<typeof fitView>;

function scaleOf(place: Place, all: readonly DegreePair[]): number {
  const [longitude, latitude] = all[0] ?? [0, 0];
  const [, low] = place([longitude, latitude]);
  const [, high] = place([longitude, latitude + 1 / METRES_PER_DEGREE]);
  return Math.abs(low - high);
}

interface Drawn {
  readonly outline: readonly (readonly DegreePair[])[];
  readonly place: Place;
  readonly fit: GridFitResult | undefined;
  readonly rows: readonly PointRow[];
  readonly times: number;
}

function drawPoints(
  context: CanvasRenderingContext2D,
  colours: Parameters<MapDraw>[1],
  { outline, place, fit, rows, times }: Drawn,
): void {
  drawOutline(context, outline, place, colours['text-secondary']);
  if (!fit) return;
  const scale =
    scaleOf(
      place,
      fit.points.map(({ at }) => at),
    ) * times;
  const worst = worstOf(fit, rows);
  for (const [index, { at, eastMetres, northMetres }] of fit.points.entries()) {
    const [x, y] = place(at);
    const marked = index === worst;
    const colour = marked ? colours['status-orange'] : colours.text;
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.beginPath();
    context.arc(x, y, marked ? 4 : 3, 0, 2 * Math.PI);
    if (rows[index]?.used) context.fill();
    else context.stroke();
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + eastMetres * scale, y - northMetres * scale);
    context.stroke();
    context.font = '11px sans-serif';
    context.fillText(rows[index]?.name ?? '', x + 6, y - 5);
  }
}
