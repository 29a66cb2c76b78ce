import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SystemId } from '../../contract/systems.ts';
import { createRandom } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import { Canvas, HEIGHT, WIDTH } from './canvas.ts';
import { encodeJpeg } from './jpeg.ts';
import { adverts } from './scenes/adverts.ts';
import { extinguisher } from './scenes/extinguisher.ts';
import { lamp } from './scenes/lamp.ts';
import { lid } from './scenes/lid.ts';
import { litter } from './scenes/litter.ts';
import { road } from './scenes/road.ts';
import { type Scene, sceneTools } from './scenes/scene.ts';
import { stairs } from './scenes/stairs.ts';
import { wiring } from './scenes/wiring.ts';
import { stamp } from './stamp.ts';

const SCENES = { adverts, extinguisher, lamp, lid, litter, road, stairs, wiring } satisfies Record<
  string,
  Scene
>;
export type SceneName = keyof typeof SCENES;

/** Each scene is drawn at so many places; records beyond that share one, with a stamp of their own. */
const PLACES = 3;
/** Of so many photographs one is left out of the delivery, and one is cut off. */
const SPOILT_EVERY = 40;

/** One photograph of a record. */
export interface DemoPicture {
  readonly scene: SceneName;
  readonly isAfter: boolean;
  /** What it shows, for the stamp and the file's name: 处置前. */
  readonly shows: string;
  /** `2016-03-01 08:20`. */
  readonly moment: string;
  readonly table: string;
  readonly key: string;
}

/** Draws photographs beside the exports of one system and notes them in the answers. */
export interface PictureBook {
  /** Writes a photograph and gives what the export's cell says of it. */
  add(picture: DemoPicture): Promise<string>;
}

/** Opens the folder 照片 of a system. */
export function openPictureBook(world: DemoWorld, system: SystemId): PictureBook {
  const drawn = new Map<string, Canvas>();
  let count = 0;
  const place = (scene: SceneName, number: number, isAfter: boolean): Canvas => {
    const name = `${scene}/${number}/${isAfter}`;
    const known =
      drawn.get(name) ?? draw(scene, createRandom(`${world.seed}/${scene}/${number}`), isAfter);
    drawn.set(name, known);
    return known.copy();
  };
  return {
    add: async ({ scene, isAfter, shows, moment, table, key }) => {
      const canvas = place(scene, placeOf(key), isAfter);
      stamp(canvas, `演示数据·虚构 ${shows}`, moment);
      const cell = `照片/${key}_${shows}.jpg`;
      const spoilt = ++count % SPOILT_EVERY;
      const kind = spoilt === 5 ? 'pictureMissing' : spoilt === 8 ? 'pictureDamaged' : 'picture';
      world.answers.truth(system, kind, `${table} ${key} ${cell}`);
      if (kind === 'pictureMissing') return cell;
      const bytes = encodeJpeg(canvas.pixels, WIDTH, HEIGHT);
      const path = join(world.out, system, cell);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, kind === 'picture' ? bytes : bytes.subarray(0, bytes.length / 2));
      return cell;
    },
  };
}

function draw(scene: SceneName, random: ReturnType<typeof createRandom>, isAfter: boolean): Canvas {
  const canvas = new Canvas();
  SCENES[scene](sceneTools(canvas, random), isAfter);
  return canvas;
}

/** Which of a scene's places a record lies at: before and after it is the same one. */
function placeOf(key: string): number {
  let sum = 0;
  for (let at = 0; at < key.length; at++) sum = (sum * 31 + key.charCodeAt(at)) % 9973;
  return sum % PLACES;
}
