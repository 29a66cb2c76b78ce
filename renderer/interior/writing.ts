import { type PerspectiveCamera, Vector3 } from 'three';
import { floorsOf, gapMetres, ranksOf, tops } from './floors.ts';
import type { PlacedText } from './labels.ts';
import type { RoomBodies } from './load-rooms.ts';

/** Words written into the picture. */
export interface InteriorTexts {
  readonly roomText: (roomSlot: number) => string | undefined;
  readonly floorText: (floorNo: number) => string;
}

/** What of the building's pose the texts follow. */
interface Posed {
  readonly explode: number;
  readonly floorNo: number | undefined;
}

/** Explosion from which on room numbers of all floors may be written. */
const ROOMS_FROM_EXPLOSION = 0.5;
const BESIDE_METRES = 3;
const ABOVE_ROOM_METRES = 0.2;

/** Room numbers on the isolated floor, or floor labels beside the building where all are shown. */
export function createWriting(
  rooms: RoomBodies,
  origin: readonly [number, number, number],
  size: Vector3,
) {
  const places = tops(rooms);
  const ranks = ranksOf(rooms.bodies);
  const floors = floorsOf(rooms.bodies);
  let words: InteriorTexts = { roomText: () => undefined, floorText: String };

  const roomTexts = ({ explode, floorNo }: Posed): PlacedText[] =>
    rooms.bodies.flatMap(({ roomSlot, floorNo: own }, body) => {
      if (roomSlot === undefined || (floorNo !== undefined && own !== floorNo)) return [];
      const text = words.roomText(roomSlot);
      if (!text) return [];
      const lift = (ranks[body] as number) * gapMetres(explode, rooms.storeyMetres);
      const [x, y, z] = [0, 1, 2].map(
        (axis) => (places[body * 3 + axis] as number) - (origin[axis] as number),
      ) as [number, number, number];
      return [
        {
          text,
          at: [x, y + lift + ABOVE_ROOM_METRES, z] as const,
          rank: 1 + body / 1e6,
          strong: floorNo !== undefined,
        },
      ];
    });
  const floorTexts = ({ explode, floorNo }: Posed, camera: PerspectiveCamera): PlacedText[] => {
    const right = new Vector3().setFromMatrixColumn(camera.matrixWorld, 0).setY(0).normalize();
    const reach = (Math.abs(right.x) * size.x + Math.abs(right.z) * size.z) / 2 + BESIDE_METRES;
    return floors
      .filter((floor) => floorNo === undefined || floor <= floorNo)
      .map((floor) => {
        const rank = floors.indexOf(floor);
        const foot = (floor > 0 ? floor - 0.5 : floor + 0.5) * rooms.storeyMetres - origin[1];
        const y = foot + rank * gapMetres(explode, rooms.storeyMetres);
        const text = words.floorText(floor);
        return {
          text,
          at: [-right.x * reach, y, -right.z * reach] as const,
          rank: 0,
          strong: floor === floorNo,
        };
      });
  };
  return {
    setTexts: (texts: InteriorTexts) => void (words = texts),
    texts: (pose: Posed, camera: PerspectiveCamera) => [
      ...floorTexts(pose, camera),
      ...(pose.floorNo !== undefined || pose.explode > ROOMS_FROM_EXPLOSION ? roomTexts(pose) : []),
    ],
  };
}
