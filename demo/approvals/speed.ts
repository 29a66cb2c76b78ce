/** 提速率 of Haishu's account: the mean time taken is 30.3 % of the mean the law allows. */
export const SPEED_UP = 0.697;

/** Keeps the sums of a set of finished cases at one ratio while they are being invented. */
export interface SpeedKeeper {
  /** What to add to a case's share of its promised limit so that the sums come back to the ratio. */
  correction(): number;
  /** Adds a finished case, both in working days. */
  add(statutoryDays: number, actualDays: number, instant: boolean): void;
  result(): SpeedResult;
}

export interface SpeedResult {
  /** Finished cases with a statutory limit in working days. */
  readonly cases: number;
  readonly statutoryDays: number;
  readonly actualDays: number;
  /** 1 − Σactual ÷ Σstatutory. */
  readonly speedUp: number;
  readonly speedUpWithoutInstant: number;
}

const STEEPNESS_DAYS = 60;
const MOST = 0.2;

/** Opens a keeper. */
export function createSpeedKeeper(): SpeedKeeper {
  let [cases, statutory, actual, statutoryInstant, actualInstant] = [0, 0, 0, 0, 0];
  return {
    correction: () => {
      const behind = statutory * (1 - SPEED_UP) - actual;
      return Math.max(-MOST, Math.min(MOST, behind / STEEPNESS_DAYS));
    },
    add: (statutoryDays, actualDays, instant) => {
      cases++;
      statutory += statutoryDays;
      actual += actualDays;
      if (!instant) return;
      statutoryInstant += statutoryDays;
      actualInstant += actualDays;
    },
    result: () => ({
      cases,
      statutoryDays: round(statutory, 2),
      actualDays: round(actual, 2),
      speedUp: round(1 - actual / statutory, 6),
      speedUpWithoutInstant: round(
        1 - (actual - actualInstant) / (statutory - statutoryInstant),
        6,
      ),
    }),
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
