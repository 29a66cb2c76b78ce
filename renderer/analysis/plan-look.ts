import type { GROUND_KINDS } from '../../contract/queries/plan-map.ts';
import { TOKENS, type Appearance } from '../theme/tokens.ts';

/** Red, green, blue and opacity, 0–255 each, as deck.gl takes colours. */
export type Rgba = readonly [number, number, number, number];

/** `#rrggbb` with an opacity of 0–255. */
export function rgba(hex: string, opacity = 255): Rgba {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255, opacity];
}

type GroundKind = (typeof GROUND_KINDS)[number];

/** Colours of the plan in an appearance: quieter than the scene's, so that data stands out. */
export interface PlanLook {
  readonly background: string;
  readonly ground: Readonly<Record<GroundKind, string>>;
  readonly building: string;
  readonly outline: string;
  readonly label: string;
  readonly halo: string;
  readonly accent: string;
  readonly noData: string;
}

const DARK: Omit<PlanLook, 'label' | 'halo' | 'accent'> = {
  background: '#121a22',
  ground: {
    green: '#17302a',
    water: '#14344c',
    lane: '#222e3a',
    road: '#2a3846',
    trunk: '#344556',
    rail: '#3d4854',
  },
  building: '#526273',
  outline: '#8ba0b4',
  noData: '#5f7080',
};

const LIGHT: Omit<PlanLook, 'label' | 'halo' | 'accent'> = {
  background: '#f4f6f8',
  ground: {
    green: '#dfeee0',
    water: '#cfe2f0',
    lane: '#e6eaee',
    road: '#dbe1e7',
    trunk: '#cdd6de',
    rail: '#b9c3cc',
  },
  building: '#b4bfc9',
  outline: '#6d7f90',
  noData: '#98a5b0',
};

/** Look of the analysis map in an appearance. */
export function planLook(appearance: Appearance): PlanLook {
  const tokens = TOKENS[appearance];
  return {
    ...(appearance === 'dark' ? DARK : LIGHT),
    label: tokens.text,
    halo: tokens.background,
    accent: tokens.accent,
  };
}

/** Width of a line of the ground, metres; undefined for what is an area. */
export const GROUND_WIDTHS: Readonly<Partial<Record<GroundKind, number>>> = {
  lane: 6,
  road: 14,
  trunk: 24,
  rail: 4,
};
