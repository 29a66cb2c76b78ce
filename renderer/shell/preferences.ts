import type { SceneState } from '../../contract/scene.ts';
import { type Quality, readQuality } from '../quality.ts';
import { APPEARANCES } from '../theme/tokens.ts';

/** Interface sizes a person can choose, 1 = 100 %. */
export const SCALES = [1, 1.15, 1.25, 1.5, 1.75] as const;

/** What one person at one workstation likes; kept in the page's storage, never in a shared view. Main keeps the language. */
export interface Preferences {
  readonly appearance: SceneState['appearance'];
  readonly scale: number;
  readonly quality: Quality;
}

const KEY = 'haishu-twin.preferences';

/** Reads what was kept; anything missing or strange falls back to `defaults`. */
export function readPreferences(
  storage: Pick<Storage, 'getItem'>,
  defaults: Preferences,
): Preferences {
  const kept = parse(storage.getItem(KEY));
  return {
    appearance: APPEARANCES.find((each) => each === kept['appearance']) ?? defaults.appearance,
    scale: SCALES.find((each) => each === kept['scale']) ?? defaults.scale,
    quality: readQuality(kept['quality']) ?? defaults.quality,
  };
}

/** Keeps them for the next start. */
export function writePreferences(
  storage: Pick<Storage, 'setItem'>,
  preferences: Preferences,
): void {
  storage.setItem(KEY, JSON.stringify(preferences));
}

function parse(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
