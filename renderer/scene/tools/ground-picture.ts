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

/** Above the base map, which lies at 0 m and below. */
export const GROUND_PICTURE_METRES = 0.4;

/** Where a picture lies, metres in the tile frame. */
export interface GroundBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A picture lying on the ground, behind what stands on it; the shader gives each place its colour from `v_st` and the picture. */
export function groundPicture(
  { west, south, east, north }: GroundBox,
  image: HTMLCanvasElement,
  fragmentShaderSource: string,
  toEarth: Matrix4,
): Primitive {
  const corners = [west, south, east, south, east, north, west, south, east, north, west, north];
  const positions = [0, 1, 2, 3, 4, 5].flatMap((at) => [
    corners[2 * at] as number,
    corners[2 * at + 1] as number,
    GROUND_PICTURE_METRES,
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
      material: Material.fromType('Image', { image }),
      materialSupport: MaterialAppearance.MaterialSupport.TEXTURED,
      flat: true,
      translucent: true,
      faceForward: false,
      vertexShaderSource: VERTEX,
      fragmentShaderSource,
    }),
    asynchronous: false,
    allowPicking: false,
  });
}

/** Without normals: the picture is not lit. */
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

/** GLSL for the fragment shader of a ground picture: what the picture holds at the place, and an edge as soft as a pixel. */
export const READ_PICTURE = /* glsl */ `
in vec2 v_st;

float beyond(float value, float least) {
  float soft = max(fwidth(value), 1e-4);
  return smoothstep(least - soft, least + soft, value);
}

vec3 pictureHere() {
  czm_materialInput materialInput;
  materialInput.s = v_st.s;
  materialInput.st = v_st;
  materialInput.str = vec3(v_st, 0.0);
  return czm_getMaterial(materialInput).diffuse;
}`;

/** A colour of bytes 0 to 255 with its opacity as GLSL writes it. */
export function glslInk(bytes: readonly number[], opacity: number): string {
  return `vec4(${[...bytes.map((byte) => byte / 255), opacity].map((part) => part.toFixed(3)).join(', ')})`;
}
