import gcoord from 'gcoord';
import type { DemoWorld } from '../world.ts';
import type { SurveyedComponent } from './plant-components.ts';

/** Position in GCJ-02 degrees, as web maps have it. */
export function gcj02(world: DemoWorld, { at }: SurveyedComponent): [number, number] {
  const [longitude, latitude] = gcoord.transform(
    world.district.plane.toDegrees(at),
    gcoord.WGS84,
    gcoord.GCJ02,
  );
  return [Math.round(longitude * 1e7) / 1e7, Math.round(latitude * 1e7) / 1e7];
}
