import type { SceneState } from '../../contract/scene.ts';
import type { GROUND_KINDS } from '../../contract/tiles.ts';
import { bytesOf } from '../theme/colour.ts';

export type GroundKind = (typeof GROUND_KINDS)[number];

/** Colours and light of the scene. Colours are sRGB hex; lights are linear red, green, blue factors. */
export interface Look {
  readonly ground: Readonly<Record<GroundKind, string>>;
  /** Distance haze and horizon; the ground beyond the district ends in it. */
  readonly haze: string;
  /** Beyond where haze begins, two thirds of what is so far off are haze, metres. */
  readonly hazeMetres: number;
  readonly zenith: string;
  /** Glow of the horizon below the key light. */
  readonly glow: string;
  readonly roof: string;
  readonly wall: string;
  readonly tile: string;
  readonly glass: string;
  /** What windows mirror: the sky, less blue. */
  readonly pane: string;
  /** Light from the south-west at `sunHeightDegrees`, from the sky, and from the ground. */
  readonly key: Light;
  readonly sky: Light;
  readonly bounce: Light;
  readonly sunHeightDegrees: number;
  /** How dark a wall is where it meets the ground: 0 black, 1 unchanged. */
  readonly foot: number;
  /** Light on open ground and on ground in full shade. */
  readonly sunlit: Light;
  readonly shaded: Light;
  /** Share of windows lit, and how bright. */
  readonly litShare: number;
  readonly litGlow: number;
  /** Light of street lamps on the roads, 0 where they are off, and of the sun on water. */
  readonly lamp: number;
  readonly glint: number;
  /** How bright a daylight picture of the ground (影像) is. */
  readonly picture: number;
  /** Ground colour for label halos, label text. */
  readonly labelHalo: string;
  readonly labelText: string;
  readonly labelWater: string;
  readonly labelGreen: string;
}

export type Light = readonly [number, number, number];

const DUSK: Look = {
  ground: {
    land: '#18212b',
    green: '#1d3a2f',
    water: '#14344c',
    edge: '#24465f',
    pavement: '#222d38',
    lane: '#232f3c',
    branch: '#273442',
    secondary: '#2b3947',
    trunk: '#2f3e4d',
    bridge: '#3a4a5a',
    rail: '#3a4552',
    'grid-line': '#2a3a49',
    'community-line': '#324556',
    'street-line': '#48627a',
    'district-line': '#6d8aa3',
    tree: '#2c5140',
  },
  haze: '#304258',
  hazeMetres: 4200,
  zenith: '#0c1626',
  glow: '#94705c',
  roof: '#8c9dae',
  wall: '#8a8c90',
  tile: '#6c737c',
  glass: '#64798e',
  pane: '#0e141b',
  key: [1.0, 0.84, 0.66],
  sky: [0.5, 0.64, 0.8],
  bounce: [0.2, 0.22, 0.27],
  sunHeightDegrees: 25,
  foot: 0.34,
  sunlit: [1.24, 1.16, 1.08],
  shaded: [0.42, 0.5, 0.6],
  litShare: 0.16,
  litGlow: 0.85,
  labelHalo: '#121a23',
  labelText: '#dbe5ee',
  labelWater: '#8fbbe0',
  labelGreen: '#94c8a6',
  lamp: 0.5,
  glint: 0.5,
  picture: 0.46,
};

const NIGHT: Look = {
  ...DUSK,
  ground: {
    ...DUSK.ground,
    land: '#0f151c',
    green: '#12241e',
    water: '#0c2334',
    edge: '#17364d',
    pavement: '#161e27',
    lane: '#1b2530',
    branch: '#222b35',
    secondary: '#2f3338',
    trunk: '#403c37',
    bridge: '#4a443c',
    rail: '#29323c',
    tree: '#1a3329',
  },
  haze: '#141c25',
  zenith: '#080c12',
  glow: '#1c2530',
  roof: '#5b6b7d',
  wall: '#55636f',
  tile: '#4a5563',
  glass: '#3f5166',
  pane: '#080c12',
  key: [0.3, 0.38, 0.5],
  sky: [0.2, 0.27, 0.38],
  bounce: [0.2, 0.16, 0.11],
  foot: 0.6,
  sunlit: [1.15, 1.15, 1.15],
  shaded: [0.6, 0.62, 0.66],
  litShare: 0.34,
  litGlow: 1.25,
  lamp: 1.1,
  glint: 0.12,
  picture: 0.24,
};

const DAY: Look = {
  ...DUSK,
  ground: {
    land: '#55616b',
    green: '#4f7158',
    water: '#3f6f8f',
    edge: '#5f8aa6',
    pavement: '#707c85',
    lane: '#67737d',
    branch: '#6d7983',
    secondary: '#75818b',
    trunk: '#7e8a94',
    bridge: '#8b959e',
    rail: '#4b555e',
    'grid-line': '#6f808d',
    'community-line': '#8497a6',
    'street-line': '#b3c3d0',
    'district-line': '#e2ebf2',
    tree: '#587f5e',
  },
  haze: '#a3b7c6',
  hazeMetres: 2400,
  zenith: '#3f74a8',
  glow: '#c2c8c4',
  roof: '#c3ccd3',
  wall: '#b4bcc3',
  tile: '#8d979f',
  glass: '#8ba0b3',
  pane: '#4d6a86',
  key: [1.05, 0.98, 0.86],
  sky: [0.46, 0.55, 0.66],
  bounce: [0.3, 0.3, 0.29],
  sunHeightDegrees: 42,
  foot: 0.55,
  sunlit: [1.12, 1.08, 1.0],
  shaded: [0.42, 0.47, 0.55],
  litShare: 0,
  litGlow: 0,
  labelHalo: '#39444d',
  labelText: '#f4f8fb',
  labelWater: '#d5ecfb',
  labelGreen: '#d9f2e0',
  lamp: 0,
  glint: 0.6,
  picture: 0.88,
};

const PAPER: Look = {
  ...DAY,
  hazeMetres: 4200,
  ground: {
    land: '#e6eaed',
    green: '#c9dfcb',
    water: '#aacbe0',
    edge: '#93bad3',
    pavement: '#dfe4e8',
    lane: '#eff2f4',
    branch: '#f4f6f7',
    secondary: '#f8f9fa',
    trunk: '#ffffff',
    bridge: '#ffffff',
    rail: '#a7b1b9',
    'grid-line': '#c6cfd7',
    'community-line': '#b2bec8',
    'street-line': '#8796a3',
    'district-line': '#52626f',
    tree: '#a9c9ac',
  },
  haze: '#eef1f4',
  zenith: '#cfdce7',
  glow: '#f8f4ee',
  roof: '#f6f7f8',
  wall: '#e3e6e9',
  tile: '#cfd5da',
  glass: '#d3dde6',
  pane: '#cfdce7',
  key: [0.62, 0.58, 0.5],
  sky: [0.42, 0.45, 0.49],
  bounce: [0.3, 0.3, 0.3],
  sunHeightDegrees: 42,
  foot: 0.72,
  sunlit: [1.02, 1.01, 1.0],
  shaded: [0.66, 0.7, 0.76],
  labelHalo: '#f7f9fa',
  labelText: '#27333d',
  labelWater: '#2b6286',
  labelGreen: '#2c6b41',
  lamp: 0,
  glint: 0.35,
  picture: 0.98,
};

const PAPER_DUSK: Look = {
  ...PAPER,
  ground: {
    ...PAPER.ground,
    land: '#dcdbdc',
    green: '#bccfbd',
    water: '#93b2ca',
    edge: '#84a5bf',
    pavement: '#d5d4d5',
    lane: '#e6e4e3',
    branch: '#eae7e5',
    secondary: '#efebe8',
    trunk: '#f5f0ea',
    bridge: '#f5f0ea',
    tree: '#9dbba0',
  },
  haze: '#e8e2de',
  zenith: '#b9c6d6',
  pane: '#b9c6d6',
  glow: '#f6dfc6',
  key: [0.72, 0.58, 0.44],
  sky: [0.62, 0.66, 0.74],
  sunHeightDegrees: 25,
  foot: 0.62,
  sunlit: [1.06, 1.0, 0.93],
  shaded: [0.6, 0.64, 0.72],
  litShare: 0.1,
  litGlow: 0.5,
  lamp: 0.15,
  glint: 0.4,
  picture: 0.9,
};

/** The look of a scene state; night is dark in both appearances. */
export function lookOf({ light, appearance }: Pick<SceneState, 'light' | 'appearance'>): Look {
  if (light === 'night') return NIGHT;
  if (appearance === 'light') return light === 'dusk' ? PAPER_DUSK : PAPER;
  return light === 'dusk' ? DUSK : DAY;
}

/** `#rrggbb` as linear light. */
export function linearOf(hex: string): [number, number, number] {
  return bytesOf(hex).map((byte) => (byte / 255) ** 2.2) as [number, number, number];
}
