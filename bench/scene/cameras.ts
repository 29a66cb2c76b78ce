import { localFrame, toLocal } from '../../contract/local-frame.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import type { Camera, SceneState } from '../../contract/scene.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import { lookAt, toCamera } from '../../renderer/camera/local-camera.ts';

const DEGREE = Math.PI / 180;
/** From 月湖 to the houses of its south-east shore, metres east and north. */
const TO_SHORE = [150, -90] as const;
/** South of 鼓楼, with buildings on all sides. */
const OLD_TOWN = [121.5426, 29.8754] as const;

/** One of the five named cameras; `selection` opens the tower. */
export interface NamedCamera {
  readonly name: string;
  readonly distance: 'far' | 'middle' | 'near';
  readonly camera: Camera;
  readonly selection?: SceneState['selection'];
}

interface Tower {
  readonly building_id: string;
  readonly longitude_degrees: number;
  readonly latitude_degrees: number;
  readonly height_metres: number | null;
}

/** The five cameras in the district of a profile: the old town, its home, 月湖, a street by it, and the building with most rooms. */
export async function namedCameras(profile: DistrictProfile, base: ReadDb): Promise<NamedCamera[]> {
  const frame = localFrame(profile.box);
  const at = (
    place: readonly [number, number],
    height: number,
    heading: number,
    pitch: number,
    range: number,
    aside: readonly [number, number] = [0, 0],
  ) => {
    const [east, north] = toLocal(frame, place[0], place[1]);
    const view = { heading: heading * DEGREE, pitch: pitch * DEGREE, rangeMetres: range };
    return toCamera(frame, lookAt([east + aside[0], north + aside[1], height], view));
  };
  const home = profile.home.centre;
  const lake = profile.landmarks.find(({ name }) => name === '月湖')?.at ?? home;
  const tower = await tallestInRooms(base);
  const towerAt = [tower.longitude_degrees, tower.latitude_degrees] as const;
  const middle = (tower.height_metres ?? 60) / 2;
  return [
    {
      name: 'district from the south, 3 km',
      distance: 'far',
      camera: at(OLD_TOWN, 0, 10, -35, 3000),
    },
    { name: 'district straight down', distance: 'far', camera: at(home, 0, 0, -89.9, 4500) },
    {
      name: '月湖 at 600 m',
      distance: 'middle',
      camera: at(lake, 0, 300, -34, 600, TO_SHORE),
    },
    {
      name: 'street at eye level',
      distance: 'near',
      camera: at([121.5458, 29.87168], 1.7, 2, 2, 1),
    },
    {
      name: 'tower opened',
      distance: 'near',
      camera: at(towerAt, middle, 20, -20, Math.max(170, middle * 5)),
      selection: { kind: 'building', buildingId: tower.building_id },
    },
  ];
}

async function tallestInRooms(base: ReadDb): Promise<Tower> {
  const tower = await base.get<Tower>(
    `SELECT building_id, longitude_degrees, latitude_degrees, height_metres FROM base.building b
     ORDER BY (SELECT count(*) FROM base.room r WHERE r.building_slot = b.slot) DESC, slot LIMIT 1`,
  );
  if (!tower) throw new Error('The store has no buildings.');
  return tower;
}
