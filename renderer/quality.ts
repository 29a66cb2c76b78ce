/** How fine the scene is drawn, the coarsest first (画质 低, 中, 高). */
export const QUALITY_LEVELS = ['low', 'medium', 'high'] as const;
export type QualityLevel = (typeof QUALITY_LEVELS)[number];

/** What a person can choose; `auto` goes by what was measured. */
export const QUALITY_CHOICES = ['auto', ...QUALITY_LEVELS] as const;
export type QualityChoice = (typeof QUALITY_CHOICES)[number];

/** What draws the picture, and how large it is. */
export interface Screen {
  /** The picture at full resolution, pixels. */
  readonly width: number;
  readonly height: number;
  /** The graphics card as WebGL names it. */
  readonly renderer: string;
}

/** What the first run took to draw the district on a screen. */
export interface Measured extends Screen {
  /** Median of whole frames at full quality, milliseconds. */
  readonly frameMs: number;
  /** Day of the measurement, `YYYY-MM-DD`. */
  readonly day: string;
}

/** A person's choice at a workstation, with what the choice `auto` rests on. */
export interface Quality {
  readonly choice: QualityChoice;
  readonly measured?: Measured | undefined;
}

export interface Drawing {
  /** Share of the canvas's pixels in each direction that are drawn, 0 to 1. */
  readonly resolutionScale: number;
  /** Samples a pixel (MSAA), 1 for none. */
  readonly samples: number;
}

/** A picture that stands still is drawn in full whatever the level: it is drawn once. */
export const STILL: Drawing = { resolutionScale: 1, samples: 4 };

/** A camera rests when it has not moved for this long, milliseconds. */
export const REST_MS = 250;
/** Moves farther apart than this are two, milliseconds. */
const ONE_MOVE_MS = 3000;

/**
 * After which time without a move the picture is drawn in full, by the time since the move before: on a machine that draws
 * slowly moves are seen as far apart as its frames are, and a full picture between two of them would make it slower still.
 */
export function restAfter(sinceMoveMs: number): number {
  return sinceMoveMs > ONE_MOVE_MS ? REST_MS : Math.max(REST_MS, 2 * sinceMoveMs);
}

/** How a level draws while the camera moves, and the coarsest error in pixels a tile may show, true metres projected. */
export const LEVELS: Readonly<
  Record<QualityLevel, { readonly moving: Drawing; readonly screenErrorPixels: number }>
> = {
  low: { moving: { resolutionScale: 0.6, samples: 1 }, screenErrorPixels: 6 },
  medium: { moving: { resolutionScale: 0.8, samples: 2 }, screenErrorPixels: 5 },
  high: { moving: STILL, screenErrorPixels: 4 },
};

/** Slowest whole frames, milliseconds, with which a level is still chosen by itself: 50 and 20 frames a second. */
const SLOWEST_MS = { high: 20, medium: 50 };
/** A picture this many times larger or smaller is another one to measure. */
const OTHER_SIZE = 1.5;

/** The level in use. Nothing measured yet counts as high, which is what is measured. */
export function levelOf({ choice, measured }: Quality): QualityLevel {
  if (choice !== 'auto') return choice;
  if (!measured || measured.frameMs <= SLOWEST_MS.high) return 'high';
  return measured.frameMs <= SLOWEST_MS.medium ? 'medium' : 'low';
}

/** True where `auto` has nothing to go by on this screen: another graphics card, or a picture of quite another size. */
export function needsMeasuring({ choice, measured }: Quality, screen: Screen): boolean {
  if (choice !== 'auto') return false;
  if (!measured || measured.renderer !== screen.renderer) return true;
  const ratio = (screen.width * screen.height) / (measured.width * measured.height);
  return ratio > OTHER_SIZE || ratio < 1 / OTHER_SIZE;
}

/** Reads a kept preference; undefined where it is none. A strange measurement is left out, so that it is taken again. */
export function readQuality(kept: unknown): Quality | undefined {
  const { choice, measured } = recordOf(kept);
  const known = QUALITY_CHOICES.find((each) => each === choice);
  if (!known) return undefined;
  return { choice: known, measured: readMeasured(recordOf(measured)) };
}

function readMeasured(kept: Readonly<Record<string, unknown>>): Measured | undefined {
  const { frameMs, width, height, renderer, day } = kept;
  if (![frameMs, width, height].every((value) => Number(value) > 0)) return undefined;
  if (typeof renderer !== 'string' || typeof day !== 'string') return undefined;
  return { frameMs: Number(frameMs), width: Number(width), height: Number(height), renderer, day };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
