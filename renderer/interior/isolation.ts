import type { InteriorRoom } from '../../contract/queries/interior.ts';
import type { InteriorState } from '../../contract/scene.ts';

/** What of a building can be looked at alone; undefined until it is known. */
export interface InteriorParts {
  /** Physical floors from the lowest up. */
  readonly floors: readonly number[] | undefined;
  /** Staircase units; null for rooms without one. */
  readonly unitNos: readonly (string | null)[] | undefined;
  readonly rooms: readonly InteriorRoom[] | undefined;
}

/** What a view asks to look at alone. */
const ASKED = ['floorNo', 'unitNo', 'className'] as const;
export type Asked = (typeof ASKED)[number];

/**
 * The state as the building can show it: a floor, unit or class it does not have is left out, so that nothing is dimmed for
 * it, and named in `missing`. A class nobody may see is left out without a word: the legend tells.
 */
export function shownState(
  state: InteriorState,
  parts: InteriorParts,
): { readonly shown: InteriorState; readonly missing: readonly Asked[] } {
  const { floorNo, unitNo, className, theme } = state;
  const absent: Readonly<Record<Asked, boolean>> = {
    floorNo: floorNo !== undefined && parts.floors?.includes(floorNo) === false,
    unitNo: unitNo !== undefined && parts.unitNos?.includes(unitNo) === false,
    className:
      className !== undefined && parts.rooms?.every((room) => room[theme] !== className) === true,
  };
  const left = ASKED.filter((asked) => absent[asked]);
  if (left.length === 0) return { shown: state, missing: left };
  const isWithheld = parts.rooms?.every((room) => room[theme] === null);
  return {
    shown: { ...state, ...Object.fromEntries(left.map((asked) => [asked, undefined])) },
    missing: left.filter((asked) => asked !== 'className' || !isWithheld),
  };
}
