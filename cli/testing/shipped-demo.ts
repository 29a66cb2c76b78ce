import { DEFAULT_SEED, writeDemo } from '../../demo/index.ts';
import { loadShipped } from '../../demo/testing.ts';

type DemoOptions = Parameters<typeof writeDemo>[0];

/** Writes exports of some systems, as `twin demo` would at a scale, without a second delivery. */
export async function writeShippedDemo(
  out: string,
  scale: number,
  systems: NonNullable<DemoOptions['systems']>,
): ReturnType<typeof writeDemo> {
  const shipped = await loadShipped();
  return writeDemo({ ...shipped, out, scale, seed: DEFAULT_SEED, secondDelivery: false, systems });
}
