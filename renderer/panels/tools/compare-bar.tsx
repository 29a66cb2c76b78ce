import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { changeScene } from '../../store.ts';

const STEP = 0.02;

/** The line between two snapshots: dragged, or moved with the arrow keys. */
export function CompareBar() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const compare = useTwin((state) => state.scene.compare);
  const asOf = useTwin((state) => state.snapshot?.asOf ?? '');
  const bar = useRef<HTMLDivElement>(null);
  const list = useCall('snapshot.list', compare ? {} : undefined);
  if (!compare) return null;
  const other =
    list.kind === 'done' ? list.value.find(({ id }) => id === compare.snapshotId) : undefined;
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
      <span className="compare-side compare-left">
        {t('sceneTools.compare.left', { date: other?.asOf ?? compare.snapshotId })}
      </span>
      <span className="compare-side compare-right">
        {t('sceneTools.compare.right', { date: asOf })}
      </span>
    </div>
  );
}
