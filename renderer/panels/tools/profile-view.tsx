import { type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolResult } from '../../../contract/tools.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import type { Outcome } from '../../scene/tools/outcomes.ts';
import { lengthText } from '../../format/lengths.ts';
import { quantity } from '../../format/quantity.ts';
import { placeAlong } from './along-line.ts';

type Profile = Extract<Outcome, { kind: 'profile' }>;

const WIDTH = 300;
const HEIGHT = 140;
const [LEFT, BOTTOM, TOP] = [44, 20, 8];

/** 剖面: the buildings a line cuts, to one scale of length and one of height; pointing at it points into the scene. */
export function ProfileView({
  outcome,
  result,
}: {
  readonly outcome: Profile;
  readonly result: ToolResult;
}) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const box = useSnapshot()?.profile.box;
  const [at, setAt] = useState<number>();
  const highest = Math.max(10, ...outcome.cuts.map(({ topMetres }) => topMetres));
  const x = (metres: number) => LEFT + (metres / outcome.lengthMetres) * (WIDTH - LEFT);
  const y = (metres: number) => HEIGHT - BOTTOM - (metres / highest) * (HEIGHT - BOTTOM - TOP);
  const point = (metres: number | undefined) => {
    setAt(metres);
    const points = 'points' in result ? result.points : [];
    const place = metres !== undefined && box ? placeAlong(points, metres, box) : undefined;
    store.setState({ toolPointer: place });
  };
  const onMove = (event: PointerEvent<SVGSVGElement>) => {
    const bounds = event.currentTarget.getBoundingClientRect();
    const share = ((event.clientX - bounds.left) / bounds.width) * WIDTH;
    const metres = ((share - LEFT) / (WIDTH - LEFT)) * outcome.lengthMetres;
    point(metres >= 0 && metres <= outcome.lengthMetres ? metres : undefined);
  };
  const under =
    at === undefined
      ? undefined
      : outcome.cuts.filter((cut) => cut.fromMetres <= at && at <= cut.toMetres).at(-1);
  return (
    <>
      <svg
        className="profile"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('sceneTools.kinds.profile')}
        onPointerMove={onMove}
        onPointerLeave={() => point(undefined)}
      >
        {[0, highest / 2, highest].map((metres) => (
          <g key={metres}>
            <line className="profile-grid" x1={LEFT} x2={WIDTH} y1={y(metres)} y2={y(metres)} />
            <text x={LEFT - 4} y={y(metres) + 4} textAnchor="end">
              {t('common.metres', { value: Math.round(metres) })}
            </text>
          </g>
        ))}
        {outcome.cuts.map((cut) => (
          <rect
            key={`${cut.slot} ${cut.fromMetres} ${cut.bottomMetres}`}
            className={cut === under ? 'profile-cut profile-under' : 'profile-cut'}
            x={x(cut.fromMetres)}
            width={Math.max(0.5, x(cut.toMetres) - x(cut.fromMetres))}
            y={y(cut.topMetres)}
            height={y(cut.bottomMetres) - y(cut.topMetres)}
          />
        ))}
        <text x={LEFT} y={HEIGHT - 4}>
          {lengthText(0)}
        </text>
        <text x={WIDTH} y={HEIGHT - 4} textAnchor="end">
          {lengthText(outcome.lengthMetres)}
        </text>
        {at !== undefined && (
          <line className="profile-at" x1={x(at)} x2={x(at)} y1={TOP} y2={HEIGHT - BOTTOM} />
        )}
      </svg>
      <p className="small" role="status">
        {at === undefined
          ? `${t('sceneTools.figures.length')} ${lengthText(outcome.lengthMetres)} · ${t('sceneTools.figures.buildings')} ${quantity(t, 'building', new Set(outcome.cuts.map(({ slot }) => slot)).size)} · ${t('sceneTools.figures.highest')} ${lengthText(Math.max(0, ...outcome.cuts.map(({ topMetres }) => topMetres)))}`
          : `${lengthText(at)} · ${under?.name ?? '—'} · ${lengthText(under?.topMetres ?? 0)}`}
      </p>
      <p className="small secondary">{t('sceneTools.figures.ground')}</p>
    </>
  );
}
