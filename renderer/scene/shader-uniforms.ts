import { Cartesian2, Cartesian3, Cartesian4, type CustomShader, Matrix3 } from 'cesium';
import { GROUND_KINDS } from '../../contract/tiles.ts';
import type { LocalCamera } from '../camera/local-camera.ts';
import { axes } from '../camera/local-camera.ts';
import type { MapKind } from '../../contract/maps.ts';
import { linearOf, type Look } from './look.ts';
import type { KeyLight } from './sun.ts';
import type { Marks } from './scene-shaders.ts';
import { paletteTexture, type Shade, shadeTexture } from './shader-textures.ts';

/** Colours of a look and its light. */
export function applyLook(
  buildings: readonly CustomShader[],
  ground: CustomShader,
  { look, light }: { readonly look: Look; readonly light: KeyLight },
  accent: string,
): void {
  const vector = (hex: string) => Cartesian3.fromArray(linearOf(hex));
  for (const shader of [...buildings, ground]) applyLight(shader, look, light);
  for (const shader of buildings) {
    shader.setUniform('u_wall', vector(look.wall));
    shader.setUniform('u_roof', vector(look.roof));
    shader.setUniform('u_tile', vector(look.tile));
    shader.setUniform('u_glass', vector(look.glass));
    shader.setUniform('u_glassTint', vector(look.pane));
    shader.setUniform('u_accent', vector(accent));
    shader.setUniform('u_foot', look.foot);
    shader.setUniform('u_litShare', look.litShare);
    shader.setUniform('u_litGlow', look.litGlow);
  }
  applyGroundLight(ground, look, light);
  ground.setUniform('u_lamp', look.lamp);
  ground.setUniform('u_glint', look.glint);
  ground.setUniform('u_palette', paletteTexture(GROUND_KINDS.map((kind) => look.ground[kind])));
}

/** The same light on a map file. */
export function applyMapLook(
  shader: CustomShader,
  kind: MapKind,
  look: Look,
  light: KeyLight,
): void {
  applyLight(shader, look, light);
  if (kind === 'imagery') {
    applyGroundLight(shader, look, light);
    return shader.setUniform('u_dim', look.picture);
  }
  shader.setUniform('u_woods', Cartesian3.fromArray(linearOf(look.ground.tree)));
  shader.setUniform('u_bare', Cartesian3.fromArray(linearOf(look.ground.pavement)));
}

function applyLight(shader: CustomShader, look: Look, light: KeyLight): void {
  shader.setUniform('u_haze', Cartesian3.fromArray(linearOf(look.haze)));
  shader.setUniform('u_glow', Cartesian3.fromArray(linearOf(look.glow)));
  shader.setUniform('u_hazeDepth', look.hazeMetres);
  shader.setUniform('u_key', Cartesian3.fromArray([...light.key]));
  shader.setUniform('u_sky', Cartesian3.fromArray([...look.sky]));
  shader.setUniform('u_bounce', Cartesian3.fromArray([...look.bounce]));
  shader.setUniform('u_sun', Cartesian3.fromArray([...light.towards]));
  shader.setUniform('u_sunward', sunward(light));
}

function applyGroundLight(shader: CustomShader, look: Look, light: KeyLight): void {
  shader.setUniform('u_sunlit', Cartesian3.fromArray([...look.sunlit]));
  shader.setUniform('u_shaded', Cartesian3.fromArray([...look.shaded]));
  shader.setUniform('u_castShade', light.baked ? 1 : 0);
}

/** Where the horizon glows: below the light. */
export function sunward({ towards: [x, y] }: Pick<KeyLight, 'towards'>): Cartesian2 {
  const level = Math.max(Math.hypot(x, y), 1e-6);
  return new Cartesian2(x / level, y / level);
}

/** The baked shade of the ground. */
export function applyShade(ground: CustomShader, shade: Shade): void {
  const { west, south, width, height, texelMetres } = shade;
  const box = new Cartesian4(west, south, 1 / (width * texelMetres), 1 / (height * texelMetres));
  ground.setUniform('u_shadeBox', box);
  ground.setUniform('u_shade', shadeTexture(shade));
}

/** What changes with every frame: the eye, and the rotation from eye to tile frame. */
export function applyCamera(
  all: Iterable<CustomShader>,
  ground: CustomShader,
  camera: LocalCamera,
  metresPerPixelAtOne: number,
): void {
  const { forward: f, right: r, up: u } = axes(camera);
  const eyeToLocal = new Matrix3(r[0], u[0], -f[0], r[1], u[1], -f[1], r[2], u[2], -f[2]);
  const eye = new Cartesian3(camera.east, camera.north, camera.up);
  const far = Math.max(camera.up, 0);
  for (const shader of all) {
    shader.setUniform('u_eyeToLocal', eyeToLocal);
    shader.setUniform('u_eye', eye);
    shader.setUniform('u_hazeStart', 1800 + far * 1.1);
  }
  ground.setUniform('u_metresPerPixel', metresPerPixelAtOne);
}

/** Hover, selection, opened building. */
export function applyMarks(shader: CustomShader, marks: Marks): void {
  shader.setUniform('u_hoverBuilding', marks.hoverBuilding);
  shader.setUniform('u_hoverRoom', marks.hoverRoom);
  shader.setUniform('u_selectedBuilding', marks.selectedBuilding);
  shader.setUniform('u_selectedRoom', marks.selectedRoom);
  shader.setUniform('u_openedBuilding', marks.openedBuilding);
  shader.setUniform('u_hiddenBuilding', marks.hiddenBuilding);
}
