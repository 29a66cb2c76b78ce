import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotEntry } from '../../../contract/queries/area.ts';
import type { Compare } from '../../../contract/tools.ts';
import { minuteText } from '../../format/dates.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { useCall } from '../../host/use-call.ts';
import { DIFFERENCE_COLOURS } from '../../scene/tools/palette.ts';
import { changeScene } from '../../store.ts';

const STEP = 0.02;

/** What stands over two compared snapshots: their dates, the line between them, and the legend of changes. */
export function CompareBar() {
  const compare = useTwin((state) => state.scene.compare);
  if (!compare) return null;
  return (
    <>
      {compare.layout === 'side' ? <SideDates compare={compare} /> : <Divider compare={compare} />}
      <ChangeLegend />
    </>
  );
}

/** As-of dates of the other snapshot and of the one in use; where they are the same, also when each was published. */
function useDates({ snapshotId }: Compare): readonly [before: string, now: string] {
  const { t } = useTranslation();
  const asOf = useSnapshot()?.asOf ?? '';
  const list = useCall('snapshot.list', {});
  const entries = list.kind === 'done' ? list.value : [];
  const other = entries.find(({ id }) => id === snapshotId);
  const current = entries.find((entry) => entry.current);
  const named = (entry: SnapshotEntry | undefined, asOf: string) =>
    entry && other?.asOf === current?.asOf
      ? t('sceneTools.compare.entry', { date: asOf, time: minuteText(entry.publishedAt) })
      : asOf;
  return [
    t('sceneTools.compare.before', { date: named(other, other?.asOf ?? snapshotId) }),
    t('sceneTools.compare.now', { date: named(current, asOf) }),
  ];
}

/** Two pictures: the one in use on the left, where all tools work, the other on the right. */
function SideDates({ compare }: { readonly compare: Compare }) {
  const [before, now] = useDates(compare);
  return (
    <div className="compare-middle" data-in-picture>
      <Dates left={now} right={before} />
    </div>
  );
}

/** The date of the picture on either side of the dividing line. */
function Dates({ left, right }: { readonly left: string; readonly right: string }) {
  return (
    <>
      <span className="compare-side compare-left" data-in-picture>
        {left}
      </span>
      <span className="compare-side compare-right" data-in-picture>
        {right}
      </span>
    </>
  );
}

/** The line between two snapshots: dragged, or moved with the arrow keys. */
function Divider({ compare }: { readonly compare: Compare }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const bar = useRef<HTMLDivElement>(null);
  const [before, now] = useDates(compare);
  const move = (split: number) =>
    changeScene(store, { compare: { ...compare, split: Math.min(Math.max(split, 0.02), 0.98) } });
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const scene = bar.current?.parentElement?.getBoundingClientRect();
    if (scene) move((event.clientX - scene.left) / scene.width);
  };
  return (
    <div
      ref={bar}
      className="compare-bar"
      style={{ left: `${compare.split * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={t('sceneTools.compare.divider')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(compare.split * 100)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={(event) => {
        const way = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
        if (way === undefined) return;
        event.preventDefault();
        move(compare.split + way);
      }}
    >
      <span className="compare-line" data-in-picture />
      <Dates left={before} right={now} />
    </div>
  );
}

function ChangeLegend() {
  const { t } = useTranslation();
  const differences = useTwin((state) => state.differences);
  if (!differences) return null;
  return (
    <ul
      className="compare-legend small"
      data-in-picture
      aria-label={t('sceneTools.compare.legend')}
    >
      {(['added', 'removed', 'changed'] as const).map((name) => (
        <li key={name}>
          <span
            className={name === 'removed' ? 'tool-swatch tool-swatch-outline' : 'tool-swatch'}
            style={
              name === 'removed'
                ? { borderColor: DIFFERENCE_COLOURS[name] }
                : { background: DIFFERENCE_COLOURS[name] }
            }
          />
          {t(`sceneTools.compare.marks.${name}`)}
        </li>
      ))}
    </ul>
  );
}
