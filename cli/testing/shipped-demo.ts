import { DEFAULT_SEED, writeDemo } from '../../demo/index.ts';
import { loadShipped } from '../../demo/testing.ts';

type DemoOptions = Parameters<typeof writeDemo>[0];

/**
 * Writes exports of the registry, community policing and the systems named, as `twin demo` would at a scale; the first
 * delivery unless said.
 */
export async function writeShippedDemo(
  out: string,
  scale: number,
  systems?: DemoOptions['systems'],
  { secondDelivery = false } = {},
): ReturnType<typeof writeDemo> {
  const shipped = await loadShipped();
  const chosen = systems && { systems };
  return writeDemo({ ...shipped, out, scale, seed: DEFAULT_SEED, secondDelivery, ...chosen });
}
