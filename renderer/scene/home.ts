import type { LocalFrame } from '../../contract/local-frame.ts';
import { toLocal } from '../../contract/local-frame.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import type { Lens, LocalCamera, PicturePoint, Vector } from '../camera/local-camera.ts';
import { groundUnder, lensOfAspect, lookAt, toPicture } from '../camera/local-camera.ts';

/** Width over height of the picture a profile's home is chosen in. */
export const HOME_ASPECT = 16 / 9;
/** Narrower pictures than this show less of its width. */
const NARROW_ASPECT = 1.5;
/** Home never lies farther back than this many times. */
const MOST_TIMES = 64;
const CORNERS: readonly PicturePoint[] = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
];

/**
 * Where the window opens: the profile's home, moved back in narrow pictures so that its width still fits, and in wide ones,
 * whose opening is lower, until they show all the ground a picture of 16 : 9 shows.
 */
export function homeOf(
  frame: LocalFrame,
  home: DistrictProfile['home'],
  aspect: number,
): LocalCamera {
  const [east, north] = toLocal(frame, home.centre[0], home.centre[1]);
  const from = (times: number) =>
    lookAt([east, north, 0], {
      heading: (home.headingDegrees * Math.PI) / 180,
      pitch: (home.pitchDegrees * Math.PI) / 180,
      rangeMetres: home.rangeMetres * times,
    });
  if (aspect <= HOME_ASPECT) return from(Math.max(1, NARROW_ASPECT / aspect));
  const [chosen, lens] = [lensOfAspect(HOME_ASPECT), lensOfAspect(aspect)];
  const corners = CORNERS.map((corner) => groundUnder(from(1), chosen, corner)).filter(
    (corner) => corner !== undefined,
  );
  return from(
    leastWith((times) => corners.every((corner) => isInPicture(from(times), lens, corner))),
  );
}

function isInPicture(camera: LocalCamera, lens: Lens, point: Vector): boolean {
  const seen = toPicture(camera, lens, point);
  return seen !== undefined && Math.abs(seen[0]) <= 1 && Math.abs(seen[1]) <= 1;
}

/** The least number of times from 1 on that is enough, to a hundredth. */
function leastWith(isEnough: (times: number) => boolean): number {
  let [low, high] = [1, MOST_TIMES];
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
