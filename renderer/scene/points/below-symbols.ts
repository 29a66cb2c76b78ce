import type { Scene } from 'cesium';
import { DotsPrimitive } from './dots-primitive.ts';
import { SpritePrimitive } from './sprite-primitive.ts';

/** What blends is drawn in the order of the collection: a place in it before all symbols and discs. */
export function placeBelowSymbols({ primitives }: Scene): number {
  for (let place = 0; place < primitives.length; place++) {
    const primitive: unknown = primitives.get(place);
    if (primitive instanceof DotsPrimitive || primitive instanceof SpritePrimitive) return place;
  }
  return primitives.length;
}
