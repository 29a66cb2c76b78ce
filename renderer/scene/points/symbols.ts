import type { PointLayerId } from '../../../contract/point-layers.ts';

/** Strokes of a silhouette on a 24 × 24 grid, filled. */
export const SILHOUETTES = {
  lamp: 'M11 22V7c0-2 1-3 3-3h3l2 3h-7v15zM9 22h5v-1.500H9zM15 8h5l-1 2h-3z',
  manhole: 'M12 5a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM8.500 10.500v1.200h7v-1.200zM8.500 13v1.200h7V13z',
  grate: 'M4 7h16v10H4zM6.500 9v6h1.500V9zM10 9v6h1.500V9zM13.500 9v6H15V9zM17 9v6h1V9z',
  hydrant: 'M9 8a3 3 0 0 1 6 0v2h2v4h-2v6h2v2H7v-2h2v-6H7v-4h2zM11 11v3h2v-3z',
  cabinet: 'M6 4h12v15h-1v2h-2v-2H9v2H7v-2H6zM11.400 6v11h1.200V6zM14 10h1.500v3H14z',
  pole: 'M11 22V3h2v2h5v1.500h-5V9h5v1.500h-5V22zM6 5h5v1.500H6zM6 9h5v1.500H6z',
  phone: 'M6 3h12v18h-2V9H8v12H6zM9.500 11h5v4h-5zM11.200 15h1.600v6h-1.600z',
  postbox: 'M7 21V8a5 5 0 0 1 10 0v13zM9.500 9.500v1.500h5V9.500z',
  kiosk: 'M3 8l3-4h12l3 4v2h-1v11H4V10H3zM7 12v4h10v-4z',
  fitness: 'M3 9h2v6H3zM6 7h3v10H6zM9 11h6v2H9zM15 7h3v10h-3zM19 9h2v6h-2z',
  parking: 'M4 3h16v18H4zM9 6v12h2.200v-4H13a4 4 0 0 0 0-8zM11.200 8H13a2 2 0 0 1 0 4h-1.800z',
  busStop:
    'M6 4h12a2 2 0 0 1 2 2v11h-1v3h-3v-2H8v2H5v-3H4V6a2 2 0 0 1 2-2zM6 7v5h12V7zM6.500 14v1.500H9V14zM15 14v1.500h2.500V14z',
  bridge: 'M2 9h20v2h-1v7h-3a6 6 0 0 0-12 0H3v-7H2z',
  sign: 'M4 4h13l4 4-4 4h-4v10h-2V12H4z',
  signal:
    'M8 2h8v16h-3v4h-2v-4H8zM12 4a1.700 1.700 0 1 0 0 3.400A1.700 1.700 0 0 0 12 4zM12 8.600a1.700 1.700 0 1 0 0 3.400 1.700 1.700 0 0 0 0-3.400zM12 13.200a1.700 1.700 0 1 0 0 3.400 1.700 1.700 0 0 0 0-3.400z',
  barrier: 'M3 8h18v2h-2v3h2v2h-2v5h-2v-5H7v5H5v-5H3v-2h2v-3H3zM7 10v3h10v-3z',
  bike: 'M6 11a4.500 4.500 0 1 0 .1 9A4.500 4.500 0 0 0 6 11zm0 2.500a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM18 11a4.500 4.500 0 1 0 .1 9 4.500 4.500 0 0 0-.1-9zm0 2.500a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM8 5h4v2H9.500l1 2h4L13.500 6H16v1.500l2 7-1.500.5-1.500-4h-4L7 16l-1.500-1z',
  toilet:
    'M7 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM5 8h4v6H8v7H6v-7H5zM17 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM15.500 8h3l2 7H18.500v6h-3v-6h-2zM11.400 3h1.200v18h-1.200z',
  bin: 'M5 6h14v2h-1l-1.500 13h-9L6 8H5zM9 3.500h6V5H9zM9.500 10l.6 8h1.200l-.4-8zM13.200 10l-.4 8H14l.6-8z',
  billboard: 'M3 4h18v11h-5v7h-2v-7h-4v7H8v-7H3zM6 7v2h12V7zM6 10.500V12h8v-1.500z',
  tree: 'M12 2a6 6 0 0 1 5.500 8.400A5 5 0 0 1 15 18.500h-2V22h-2v-3.500H9a5 5 0 0 1-2.500-8.100A6 6 0 0 1 12 2z',
  bench: 'M4 7h16v2.500H4zM3 12h18v3h-2v5h-2.500v-5h-9v5H5v-5H3z',
  green: 'M12 3c4 2 6 5 6 8a6 6 0 0 1-5 5.900V21h-2v-4.100A6 6 0 0 1 6 11c0-3 2-6 6-8z',
  water: 'M12 2c4 5 7 8.500 7 12a7 7 0 0 1-14 0c0-3.500 3-7 7-12z',
  camera: 'M3 6l14-2 2 6-13 4zM9 14h2v4h6v3h-2v-1.500H9z',
  gas: 'M12 2c1 4 6 6 6 12a6 6 0 0 1-12 0c0-3 2-4 2.500-7C11 8 11 5 12 2z',
  voltage: 'M13 2 5 13h5l-2 9 10-12h-6z',
  shelter: 'M12 3 3 11h2v10h5v-6h4v6h5V11h2z',
  danger: 'M12 3 22 20H2zM11 9v6h2V9zM11 16.200v2h2v-2z',
  other: 'M12 4l8 8-8 8-8-8z',
  case: 'M5 3h14v18H5zM8 7v1.600h8V7zM8 11v1.600h8V11zM8 15v1.600h5V15z',
  hazard: 'M12 3 22 20H2zM11 9v6h2V9zM11 16.200v2h2v-2z',
  /** A hazard in the ring of what is overdue. */
  hazardOverdue:
    'M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22zM12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 6l6.500 11h-13zM11.200 10v3.500h1.600V10zM11.200 14.300v1.400h1.600v-1.400z',
  inspection:
    'M5 4h3V2h8v2h3v18H5zM9.500 4v2h5V4zM8 13l3 3.500 5.500-6-1.500-1.300-4 4.500-1.600-1.900z',
  fire: 'M12 2c1 4 6 6 6 12a6 6 0 0 1-12 0c0-3 2-4 2.500-7C11 8 11 5 12 2zM12 13c-1.500 2-2.500 2.600-2.500 4a2.500 2.500 0 0 0 5 0c0-1.400-1-2-2.500-4z',
  barred: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zM6 10.500v3h12v-3z',
  factory: 'M3 21V9l5 3V9l5 3V4h4l1 8h3v9zM6 15v3h2v-3zM11 15v3h2v-3zM16 15v3h2v-3z',
  call: 'M6 3l4 1 1 5-2.500 1.500a12 12 0 0 0 5 5L15 13l5 1 1 4-2 3C10 21 3 14 3 5z',
  elder:
    'M9 3a2.500 2.500 0 1 1 0 5 2.500 2.500 0 0 1 0-5zM6 9h5l3 4-1.500 1.200L11 12.500V16l2 5h-2.500L9 17.500 7 21H4.500L7 15v-3l-1 3H4zM16 11h1.500a2 2 0 0 1 2 2v8H18v-8h-2z',
} as const;

export type Silhouette = keyof typeof SILHOUETTES;

export const SILHOUETTE_NAMES = Object.keys(SILHOUETTES) as Silhouette[];

const LAYER_SILHOUETTES: Readonly<Record<Exclude<PointLayerId, 'component'>, Silhouette>> = {
  city_case: 'case',
  hazard: 'hazard',
  premises: 'factory',
  inspection: 'inspection',
  fire_unit: 'fire',
  fire_lane: 'barred',
  hydrant: 'hydrant',
  call: 'call',
  care_facility: 'elder',
};

/**
 * The silhouette of a class of a layer: components by class, the other layers each have one; overdue hazards stand in a
 * ring.
 */
export function silhouetteOf(layer: string, classId: string, statusId?: string): Silhouette {
  if (layer === 'hazard' && statusId === 'overdue') return 'hazardOverdue';
  if (layer === 'component') return classId in SILHOUETTES ? (classId as Silhouette) : 'other';
  return LAYER_SILHOUETTES[layer as Exclude<PointLayerId, 'component'>] ?? 'other';
}
