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
import { metresWithinShader } from './view-limits.ts';
import { CELL, type Viewshed } from './viewshed.ts';

/** Above the base map, which lies at 0 m and below. */
const HEIGHT_METRES = 0.4;

/** Seen and hidden ground with their opacity. */
const SEEN = { colour: SIGHT_COLOURS.seen, opacity: 0.51 } as const;
const HIDDEN = { colour: SIGHT_COLOURS.hidden, opacity: 0.47 } as const;

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
      fragmentShaderSource: fragmentShader(viewshed),
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

/** A colour with its opacity as the shader writes it. */
function inkOf({ colour, opacity }: typeof SEEN | typeof HIDDEN): string {
  return `vec4(${[...bytesOf(colour).map((byte) => byte / 255), opacity].map((part) => part.toFixed(3)).join(', ')})`;
}

/**
 * Red of the picture is seen, green is ground. Read between cells, each passes a half along a smooth line: drawn there, the
 * edge has no steps of cells. The limits of the view are worked out for each pixel.
 */
const fragmentShader = ({ view, side, cellMetres }: Viewshed) => /* glsl */ `
in vec2 v_st;
${metresWithinShader(view)}

float beyond(float value, float least) {
  float soft = max(fwidth(value), 1e-4);
  return smoothstep(least - soft, least + soft, value);
}

void main() {
  czm_materialInput materialInput;
  materialInput.s = v_st.s;
  materialInput.st = v_st;
  materialInput.str = vec3(v_st, 0.0);
  vec2 shares = czm_getMaterial(materialInput).diffuse.rg;
  vec4 ink = mix(${inkOf(HIDDEN)}, ${inkOf(SEEN)}, beyond(shares.r / max(shares.g, 0.01), 0.5));
  vec2 place = v_st * ${(side * cellMetres).toFixed(3)} - ${view.radiusMetres.toFixed(3)};
  out_FragColor = vec4(ink.rgb, ink.a * beyond(shares.g, 0.5) * beyond(metresWithin(place), 0.0));
}`;

function pictureOf({ side, cells }: Viewshed): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [side, side];
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  const image = pen.createImageData(side, side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const cell = cells[(side - 1 - row) * side + column];
      const isSeen = cell === CELL.seen;
      const isGround = isSeen || cell === CELL.hidden;
      image.data.set([isSeen ? 255 : 0, isGround ? 255 : 0, 0, 255], 4 * (row * side + column));
    }
  }
  pen.putImageData(image, 0, 0);
  return canvas;
}
