import {
  BoundingSphere,
  ComponentDatatype,
  Geometry,
  GeometryAttribute,
  type GeometryAttributes,
  GeometryInstance,
  Material,
  MaterialAppearance,
  type Matrix4,
  Primitive,
  PrimitiveType,
} from 'cesium';
import { bytesOf } from '../../theme/colour.ts';
import { SIGHT_COLOURS } from './palette.ts';
import { CELL, type Viewshed } from './viewshed.ts';

/** Above the base map, which lies at 0 m and below. */
const HEIGHT_METRES = 0.4;

/** Seen and hidden ground with their opacity 0 to 255. */
const SEEN = { colour: SIGHT_COLOURS.seen, alpha: 130 } as const;
const HIDDEN = { colour: SIGHT_COLOURS.hidden, alpha: 120 } as const;

/** The ground of a viewshed as a picture lying on it. */
export function groundRaster(viewshed: Viewshed, toEarth: Matrix4): Primitive {
  const { west, south, side, cellMetres } = viewshed;
  const [east, north] = [west + side * cellMetres, south + side * cellMetres];
  const corners = [west, south, east, south, east, north, west, south, east, north, west, north];
  const positions = [0, 1, 2, 3, 4, 5].flatMap((at) => [
    corners[2 * at] as number,
    corners[2 * at + 1] as number,
    HEIGHT_METRES,
  ]);
  const attribute = (values: readonly number[], size: number) =>
    new GeometryAttribute({
      componentDatatype: size === 3 ? ComponentDatatype.DOUBLE : ComponentDatatype.FLOAT,
      componentsPerAttribute: size,
      values: size === 3 ? Float64Array.from(values) : Float32Array.from(values),
    });
  const geometry = new Geometry({
    attributes: {
      position: attribute(positions, 3),
      st: attribute([0, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1], 2),
    } as unknown as GeometryAttributes,
    primitiveType: PrimitiveType.TRIANGLES,
    boundingSphere: BoundingSphere.fromVertices(positions),
  });
  return new Primitive({
    geometryInstances: new GeometryInstance({ geometry }),
    modelMatrix: toEarth,
    appearance: new MaterialAppearance({
      material: Material.fromType('Image', { image: pictureOf(viewshed) }),
      materialSupport: MaterialAppearance.MaterialSupport.TEXTURED,
      flat: true,
      translucent: true,
      faceForward: false,
      vertexShaderSource: VERTEX,
      fragmentShaderSource: FRAGMENT,
    }),
    asynchronous: false,
    allowPicking: false,
  });
}

/** Without normals: the raster is not lit. */
const VERTEX = /* glsl */ `
in vec3 position3DHigh;
in vec3 position3DLow;
in vec2 st;
in float batchId;
out vec2 v_st;
void main() {
  v_st = st;
  gl_Position = czm_modelViewProjectionRelativeToEye * czm_computePosition();
}`;

const FRAGMENT = /* glsl */ `
in vec2 v_st;
void main() {
  czm_materialInput materialInput;
  materialInput.s = v_st.s;
  materialInput.st = v_st;
  materialInput.str = vec3(v_st, 0.0);
  czm_material material = czm_getMaterial(materialInput);
  out_FragColor = vec4(material.diffuse, material.alpha);
}`;

function pictureOf({ side, cells }: Viewshed): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [side, side];
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  const image = pen.createImageData(side, side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const cell = cells[(side - 1 - row) * side + column];
      const ink = cell === CELL.seen ? SEEN : cell === CELL.hidden ? HIDDEN : undefined;
      if (ink) image.data.set([...bytesOf(ink.colour), ink.alpha], 4 * (row * side + column));
    }
  }
  pen.putImageData(image, 0, 0);
  return canvas;
}
