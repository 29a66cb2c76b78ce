import type { LocalFrame } from '../../contract/local-frame.ts';
import { toLocal } from '../../contract/local-frame.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import type { LocalCamera } from '../camera/local-camera.ts';
import { lookAt } from '../camera/local-camera.ts';

/** Width over height of the scene between the panels of a window of 1920 × 1080. */
export const USUAL_ASPECT = 1.1;
/** The profile's range is that of a picture so wide; narrower ones show as much of the width from farther back. */
const RANGE_ASPECT = 1.5;
/**
 * By which power of its width a wider picture stands farther back. It shows more to both sides, but its opening is lower: at
 * 1/2 the ground in the middle of the picture would be as large, at 1 as deep.
 */
const BACK_POWER = 0.7;

/**
 * Where the window opens: the profile's home, moved back in narrow pictures so that its width still fits, and in wide ones so
 * that they show at least as much of the district as the usual window does.
 */
export function homeOf(
  frame: LocalFrame,
  home: DistrictProfile['home'],
  aspect: number,
): LocalCamera {
  const [east, north] = toLocal(frame, home.centre[0], home.centre[1]);
  const widened = Math.max(1, aspect / USUAL_ASPECT) ** BACK_POWER;
  const times = (RANGE_ASPECT / Math.min(aspect, USUAL_ASPECT)) * widened;
  return lookAt([east, north, 0], {
    heading: (home.headingDegrees * Math.PI) / 180,
    pitch: (home.pitchDegrees * Math.PI) / 180,
    rangeMetres: home.rangeMetres * times,
  });
}
