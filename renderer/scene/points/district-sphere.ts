import { BoundingSphere, Cartesian3, Matrix4 } from 'cesium';
import { ROOT_METRES } from './point-tree.ts';

/** A sphere round everything a layer of points may draw: the engine sorts what is translucent by it. */
export function districtSphere(modelMatrix: Matrix4): BoundingSphere {
  const middle = Matrix4.getTranslation(modelMatrix, new Cartesian3());
  return new BoundingSphere(middle, ROOT_METRES * 0.75);
}
