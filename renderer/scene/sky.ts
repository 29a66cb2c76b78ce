import {
  Cartesian3,
  EllipsoidGeometry,
  GeometryInstance,
  Material,
  MaterialAppearance,
  Matrix4,
  Primitive,
  Transforms,
} from 'cesium';
import { type Lens, type LocalCamera, rayThrough } from '../camera/local-camera.ts';
import { linearOf, type Look } from './look.ts';
import { sunward } from './shader-uniforms.ts';
import type { Stage, Stop } from './stage.ts';
import type { KeyLight } from './sun.ts';
import { glowShare } from './shaders/common.ts';

const RADIUS_METRES = 40_000;

const SOURCE = (toLocal: string) => /* glsl */ `
czm_material czm_getMaterial(czm_materialInput materialInput) {
  czm_material material = czm_getDefaultMaterial(materialInput);
  vec3 direction = ${toLocal} * (czm_inverseViewRotation * -normalize(materialInput.positionToEyeEC));
  float height = max(direction.z, 0.0);
  float towardsSun = max(dot(normalize(direction.xy), sun.xy), 0.0);
  vec3 colour = mix(haze, zenith, 1.0 - exp(-height * 8.0));
  float share = ${glowShare('towardsSun')};
  colour = mix(colour, glow, share * exp(-height * 8.0));
  colour = pow(colour, vec3(1.0 / 2.2));
  float grain = fract(sin(dot(gl_FragCoord.xy, vec2(12.9898, 78.233))) * 43758.5453);
  material.diffuse = vec3(0.0);
  material.emission = colour + (grain - 0.5) / 255.0;
  return material;
}`;

/** The land reaches farther than this from wherever the camera may be (tiles/basemap/base-map.ts), metres. */
const LAND_METRES = 11_000;
/** The upper part of the sky ends so far below the horizon, radians. */
const SEAM = 0.07;

/** The sky: haze at the horizon, darker overhead, a glow where the light comes from. */
export interface Sky {
  setLook(look: Look, light: KeyLight): void;
  /** Leaves out, from then on, what land that is drawn hides from the camera: a card without depth tests before its shaders pays for all of it. */
  hideBehind(hasLand: () => boolean): Stop;
}

/** Puts the dome round the district; it is drawn only where nothing stands before it. */
export function createSky({ scene, frame, view }: Pick<Stage, 'scene' | 'frame' | 'view'>): Sky {
  const origin = Cartesian3.fromDegrees(frame.longitudeDegrees, frame.latitudeDegrees);
  const toEarth = Transforms.eastNorthUpToFixedFrame(origin);
  const material = new Material({
    fabric: {
      uniforms: {
        haze: new Cartesian3(),
        zenith: new Cartesian3(),
        glow: new Cartesian3(),
        sun: new Cartesian3(-Math.SQRT1_2, -Math.SQRT1_2, 0),
      },
      source: SOURCE(earthToLocal(toEarth)),
    },
    translucent: false,
  });
  const [upper, lower] = [
    dome(toEarth, material, { minimumCone: 0, maximumCone: Math.PI / 2 + SEAM }),
    dome(toEarth, material, { minimumCone: Math.PI / 2 + SEAM, maximumCone: Math.PI }),
  ];
  scene.primitives.add(upper);
  scene.primitives.add(lower);
  return {
    hideBehind: (hasLand) =>
      scene.preRender.addEventListener(() => {
        const [camera, isOpen] = [view.current(), !hasLand()];
        const landEnds = -camera.up / LAND_METRES;
        upper.show = isOpen || highestRise(camera, view.lens()) > landEnds;
        lower.show = isOpen || landEnds < -Math.tan(SEAM);
      }),
    setLook: (look, light) => {
      const uniforms = material.uniforms as Record<string, unknown>;
      uniforms['haze'] = Cartesian3.fromArray(linearOf(look.haze));
      uniforms['zenith'] = Cartesian3.fromArray(linearOf(look.zenith));
      uniforms['glow'] = Cartesian3.fromArray(linearOf(look.glow));
      const { x, y } = sunward(light);
      uniforms['sun'] = new Cartesian3(x, y, 0);
    },
  };
}

/** Height over level distance of the highest line of sight in the picture. */
function highestRise(camera: LocalCamera, lens: Lens): number {
  const rises = [-1, 0, 1].map((x) => {
    const [east, north, up] = rayThrough(camera, lens, [x, 1]);
    return up / Math.hypot(east, north);
  });
  return Math.max(...rises);
}

/** The cones are the angles from the zenith a part of the sky reaches from and to, radians. */
function dome(
  toEarth: Matrix4,
  material: Material,
  cones: { readonly minimumCone: number; readonly maximumCone: number },
): Primitive {
  return new Primitive({
    geometryInstances: new GeometryInstance({
      geometry: new EllipsoidGeometry({
        radii: new Cartesian3(RADIUS_METRES, RADIUS_METRES, RADIUS_METRES),
        stackPartitions: 12,
        slicePartitions: 24,
        ...cones,
        vertexFormat: MaterialAppearance.MaterialSupport.BASIC.vertexFormat,
      }),
      modelMatrix: toEarth,
    }),
    appearance: new MaterialAppearance({
      material,
      flat: true,
      faceForward: false,
      translucent: false,
      closed: false,
      materialSupport: MaterialAppearance.MaterialSupport.BASIC,
      renderState: { cull: { enabled: false }, depthTest: { enabled: true }, depthMask: false },
    }),
    asynchronous: false,
    allowPicking: false,
  });
}

/** Rotation from earth-fixed to east, north, up as a shader constant. */
function earthToLocal(toEarth: Matrix4): string {
  const m = Matrix4.toArray(toEarth);
  const value = (i: number) => (m[i] as number).toFixed(9);
  const columns = [0, 1, 2].map((c) => `${value(c)}, ${value(4 + c)}, ${value(8 + c)}`);
  return `mat3(${columns.join(', ')})`;
}
