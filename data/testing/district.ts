import type { SqlValue } from '../driver/port.ts';
import { ECONOMY_ROWS } from './economy-rows.ts';

type Values = Readonly<Record<string, SqlValue>>;

/** Rows of a tiny invented district, by table, in the order they are delivered. */
export interface DistrictRows {
  readonly area: readonly Values[];
  readonly base_map_feature: readonly Values[];
  readonly building: readonly Values[];
  readonly building_part: readonly Values[];
  readonly room: readonly Values[];
  readonly resident: readonly Values[];
  readonly unit: readonly Values[];
  readonly commercial_building: readonly Values[];
  readonly enterprise: readonly Values[];
  readonly office_survey: readonly Values[];
  readonly lease: readonly Values[];
  readonly service_visit: readonly Values[];
  readonly tax_place: readonly Values[];
  readonly monthly_tax: readonly Values[];
  readonly address_link: readonly Values[];
}

const WEST = 121.538;
const SOUTH = 29.866;
const SIDE_DEGREES = 0.01;

const box = (west: number, south: number, side = SIDE_DEGREES) => ({
  west_degrees: west,
  south_degrees: south,
  east_degrees: west + side,
  north_degrees: south + side,
});

const square = (west: number, south: number, side = SIDE_DEGREES) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
];

function area(level: string, code: string, name: string, parent: string | null): Values {
  const geometry = JSON.stringify([[square(WEST, SOUTH)]]);
  return { level, code, name, parent_code: parent, geometry, ...box(WEST, SOUTH) };
}

const AREAS = [
  area('district', '330203', '海曙区', null),
  area('street', '330203001', '南门街道', '330203'),
  area('street', '330203005', '月湖街道', '330203'),
  area('community', '330203001001', '澄浪社区', '330203001'),
  area('community', '330203005001', '桂井社区', '330203005'),
];

function feature(kind: string, id: string, name: string, type: string, geometry: unknown): Values {
  return {
    kind,
    feature_id: id,
    name,
    class: type,
    geometry: JSON.stringify(geometry),
    ...box(WEST, SOUTH),
  };
}

const FEATURES = [
  feature('water', 'W1', '月湖', 'lake', [[square(WEST + 0.002, SOUTH + 0.002, 0.004)]]),
  feature('road', 'R1', '中山西路', 'trunk', [
    [
      [WEST, SOUTH + 0.009],
      [WEST + 0.008, SOUTH + 0.009],
      [WEST + 0.009, SOUTH + 0.0095],
    ],
  ]),
  feature('green', 'G1', '月湖公园', 'park', [[square(WEST + 0.001, SOUTH + 0.001, 0.001)]]),
];

const BUILDINGS = [
  building('B0001', '月湖花园3幢', '共青路8号', '330203005001', {
    use: 'residential',
    floors_up: 6,
  }),
  building('B0002', '月湖花园12幢', '共青路10号', '330203005001', {
    use: 'residential',
    floors_up: 6,
  }),
  building('B0003', '天一大厦', '中山西路123号', '330203001001', {
    use: 'office',
    floors_up: 20,
    height_metres: null,
  }),
];

function building(
  id: string,
  name: string,
  address: string,
  community: string,
  more: Values,
): Values {
  return {
    building_id: id,
    name,
    address,
    street_code: community.slice(0, 9),
    community_code: community,
    structure: 'concrete',
    height_metres: 18,
    geometry_kind: 'surveyed',
    longitude_degrees: WEST + 0.005,
    latitude_degrees: SOUTH + 0.005,
    ...more,
  };
}

const PARTS = BUILDINGS.map((each) => ({
  building_id: each.building_id ?? '',
  part_no: 1,
  part_kind: 'body',
  floor_from: 1,
  floor_to: each.floors_up ?? 1,
  footprint: JSON.stringify([square(WEST + 0.005, SOUTH + 0.005, 0.0003)]),
}));

const TENURES = ['owner', 'rented', 'vacant', 'owner'] as const;

/** Rooms of a slab: two staircases, two rooms a floor each. */
function slabRooms(buildingId: string, floors: number): Values[] {
  return [1, 2].flatMap((unit) =>
    Array.from({ length: floors * 2 }, (_, at) => {
      const floor = 1 + (at >> 1);
      const roomNo = `${floor}0${1 + (at & 1)}`;
      return {
        room_id: `${buildingId}-${unit}-${roomNo}`,
        building_slot: buildingId,
        unit_no: String(unit),
        ...onFloor(floor),
        room_no: roomNo,
        use: 'residential',
        tenure: TENURES[at % 4] ?? null,
        verified_at: at % 2 === 0 ? '2016-06-01' : '2015-01-01',
      };
    }),
  );
}

function onFloor(floor: number): Values {
  return {
    floor_no: floor,
    floor_no_top: floor,
    floor_label: String(floor),
    geometry_kind: 'virtual',
  };
}

const ROOMS = [
  ...slabRooms('B0001', 6),
  ...slabRooms('B0002', 6),
  ...['1201', '1202', '1203'].map((roomNo) => ({
    room_id: `B0003-${roomNo}`,
    building_slot: 'B0003',
    ...onFloor(12),
    room_no: roomNo,
    use: 'office',
    tenure: 'unit',
    area_square_metres: 300,
  })),
];

const SURNAMES = ['张', '李', '王', '赵'];
const GIVEN = ['三', '四', '小明', '娜', '建国'];

/** Residents: seven records in each room of B0001, one of them historical, and one in the first room of B0002. */
const RESIDENTS: readonly Values[] = [
  ...slabRooms('B0001', 6).flatMap(({ room_id }, room) =>
    Array.from({ length: room === 0 ? 7 : 2 }, (_, at) =>
      resident(room * 10 + at, room_id ?? null, at === 6),
    ),
  ),
  resident(900, 'B0002-1-101', false),
  ...Array.from({ length: 300 }, (_, at) => resident(1000 + at, null, true)),
];

function resident(number: number, roomId: SqlValue, historical: boolean): Values {
  const order = String(number).padStart(4, '0');
  return {
    record_no: `P${order}`,
    room_slot: roomId,
    state: historical ? 'historical' : 'current',
    category: 'registered',
    sex: number % 2 ? 'male' : 'female',
    birth_year: 1980,
    relation: '户主',
    residence_relation: 'both',
    registered_at: '2010-05-01',
    name: `${SURNAMES[number % 4]}${GIVEN[number % 5]}`,
    id_type: '居民身份证',
    id_no: `33029919800701${order}`,
    birth_date: '1980-07-01',
    phone: `1291234${order}`,
  };
}

const UNITS = [
  unit('U0001', '月湖饭店', 'B0003-1201', '王经理'),
  unit('U0002', '宁波天一贸易有限公司', 'B0003-1202', '李经理'),
  unit('U0003', 'KFC月湖店', 'B0001-1-101', '张经理'),
];

function unit(id: string, name: string, roomId: string, legalPerson: string): Values {
  return {
    unit_id: id,
    name,
    room_slot: roomId,
    status: 'open',
    category: 'enterprise',
    actual_address: '中山西路123号',
    verified_at: '2016-05-01',
    legal_person: legalPerson,
    phone: '0574-87651234',
  };
}

/** 海曙 in miniature: two streets, three buildings, 51 rooms, residents over two sealed chunks, three units. */
export const DISTRICT: DistrictRows = {
  area: AREAS,
  base_map_feature: FEATURES,
  building: BUILDINGS,
  building_part: PARTS,
  room: ROOMS,
  resident: RESIDENTS,
  unit: UNITS,
  ...ECONOMY_ROWS,
};
