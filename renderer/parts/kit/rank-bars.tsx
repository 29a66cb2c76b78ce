import './kit.css';

export interface RankBar {
  readonly id: string;
  readonly label: string;
  /** Length of the bar; `null` where there is nothing to measure, which is drawn as a hatch. */
  readonly value: number | null;
  /** As it reads, with its unit: 1,204 件, *. */
  readonly text: string;
  /** CSS colour; neutral where absent. */
  readonly colour?: string;
}

interface RankBarsProps {
  readonly label: string;
  /** In the order given: streets and departments keep their official order. */
  readonly bars: readonly RankBar[];
  /** Length of a full bar; the largest value where absent. */
  readonly full?: number;
  readonly chosen?: readonly string[];
  readonly onChoose?: (id: string) => void;
}

/** Bars from zero, one a line, each a filter where `onChoose` is given. */
export function RankBars({ label, bars, full, chosen = [], onChoose }: RankBarsProps) {
  const longest = full ?? Math.max(1e-9, ...bars.map(({ value }) => value ?? 0));
  const some = chosen.length > 0;
  return (
    <ul className="rank-bars" aria-label={label}>
      {bars.map((bar) => {
        const on = chosen.includes(bar.id);
        return (
          <li key={bar.id}>
            <button
              type="button"
              className={some && !on ? 'rank-bar rank-bar-other' : 'rank-bar'}
              aria-pressed={onChoose ? on : undefined}
              disabled={!onChoose}
              onClick={() => onChoose?.(bar.id)}
            >
              <span className="rank-bar-label" title={bar.label}>
                {bar.label}
              </span>
              <span className={bar.value === null ? 'rank-bar-track no-data' : 'rank-bar-track'}>
                <span
                  className="rank-bar-mark"
                  style={{
                    width: `${Math.min(1, (bar.value ?? 0) / longest) * 100}%`,
                    ...(bar.colour !== undefined && { background: bar.colour }),
                  }}
                />
              </span>
              <span className="rank-bar-text">{bar.text}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
