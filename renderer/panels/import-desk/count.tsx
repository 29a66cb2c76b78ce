import { exactNumber } from '../../format/numbers.ts';

/** A count that says nothing at zero stays quiet. */
export function Count({
  value,
  marked = false,
}: {
  readonly value: number;
  readonly marked?: boolean;
}) {
  if (value === 0) return <span className="count-zero">0</span>;
  return <span className={marked ? 'count-marked' : undefined}>{exactNumber(value)}</span>;
}
