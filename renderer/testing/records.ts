import { profileOf } from '../../contract/testing/profile.ts';
import type {
  BuildingCard,
  MatrixCell,
  RoomCard,
  RoomMatrix,
  UnitCard,
} from '../../contract/queries/buildings.ts';
import type { MaskedResident } from '../../contract/queries/people.ts';
import type { LayerInfo, SnapshotInfo } from '../../contract/queries/snapshot.ts';

const LINEAGE = {
  file: '房间.xlsx',
  line: 12,
  department: '公安分局',
  asOf: '2016-06-30',
  secrecy: null,
  flags: [],
};

/** A snapshot's info for tests. */
export function snapshotOf(change: Partial<SnapshotInfo> = {}): SnapshotInfo {
  return {
    id: 's1',
    tilesId: '0000000000000001',
    publishedAt: '2016-07-01T08:00:00Z',
    asOf: '2016-06-30',
    synthetic: true,
    secrecy: { highest: null, isPartlyUnstated: true },
    profile: profileOf({
      id: 'haishu-2016',
      title: '海曙区（2016年前，8街道）',
      titleEn: 'Haishu District (before 2016, 8 streets)',
      landmarks: [{ name: '月湖', nameEn: 'Moon Lake', at: [121.54, 29.869] }],
    }),
    changes: [],
    schemaVersion: 1,
    ...change,
  };
}

/** The building layer for tests; half of it has a place on the map. */
export function layerOf(change: Partial<LayerInfo> = {}): LayerInfo {
  return {
    id: 'building',
    table: 'building',
    system: 'community-policing',
    title: '楼栋',
    titleEn: 'Buildings',
    department: '公安分局',
    asOf: '2016-06-30',
    rowCount: 6800,
    placedCount: 3400,
    sourceFiles: ['楼栋.shp'],
    secrecy: null,
    ...change,
  };
}

/** A building's card for tests. */
export function buildingOf(change: Partial<BuildingCard> = {}): BuildingCard {
  return {
    slot: 7,
    buildingId: 'B1',
    name: '月湖大厦',
    address: '偃月街 1 号',
    street: '月湖街道',
    community: '平桥社区',
    gridCode: '330203005001003',
    use: 'mixed',
    structure: 'concrete',
    floorsUp: 18,
    floorsDown: 1,
    heightMetres: 55.4,
    yearBuilt: 1998,
    liftCount: 2,
    geometryKind: 'derived',
    longitudeDegrees: 121.54,
    latitudeDegrees: 29.869,
    footprintAreaSquareMetres: 812.4,
    counts: {
      rooms: 108,
      roomsByClass: { owner: 60, rented: 30, vacant: 8, commercial: 10 },
      units: 12,
      currentResidents: { value: 240 },
      residentRecords: { value: 611 },
    },
    lineage: LINEAGE,
    ...change,
  };
}

/** A cell of the room matrix for tests. */
export function cellOf(change: Partial<MatrixCell> = {}): MatrixCell {
  return {
    slot: 70,
    roomId: 'R501',
    roomNo: '501',
    unitNo: null,
    floorNo: 5,
    floorNoTop: 5,
    roomClass: 'owner',
    currentResidents: { value: 3 },
    units: 0,
    verified: true,
    ...change,
  };
}

/** One floor of one room, for tests. */
export function matrixOf(change: Partial<RoomMatrix> = {}): RoomMatrix {
  const floors = [
    { floorNo: 5, floorLabel: '5', geometryKind: 'virtual' as const, cells: [cellOf()] },
  ];
  return { buildingId: 'B1', unitNos: [null], floors, ...change };
}

/** A masked record for tests. */
export function residentOf(change: Partial<MaskedResident> = {}): MaskedResident {
  return {
    row: 1,
    recordNo: 'P000001',
    name: '张**',
    idNo: '3302**********1234',
    phone: '128****5678',
    sex: 'female',
    ageYears: 41,
    category: 'registered',
    relation: '户主',
    residenceRelation: 'both',
    state: 'current',
    registeredAt: '2012-03-01',
    cancelledAt: null,
    permitTo: null,
    verifiedAt: '2016-05-02',
    flags: [],
    ...change,
  };
}

/** A room's card for tests. */
export function roomOf(change: Partial<RoomCard> = {}): RoomCard {
  return {
    slot: 70,
    roomId: 'R501',
    buildingId: 'B1',
    buildingName: '月湖大厦',
    address: '偃月街 1 号 501 室',
    unitNo: null,
    floorNo: 5,
    floorNoTop: 5,
    floorLabel: '5',
    roomNo: '501',
    areaSquareMetres: 88.6,
    use: 'residential',
    tenure: 'owner',
    letRegisteredAt: null,
    roomClass: 'owner',
    geometryKind: 'virtual',
    verifiedAt: '2016-05-02',
    currentResidents: [residentOf()],
    historicalResidents: [residentOf({ row: 2, state: 'historical', cancelledAt: '2014-08-09' })],
    peopleHidden: false,
    units: [],
    lineage: LINEAGE,
    ...change,
  };
}

/** A unit's card for tests. */
export function unitOf(change: Partial<UnitCard> = {}): UnitCard {
  return {
    unitId: 'U1',
    name: '月湖饭店',
    actualName: null,
    uscc: '91330203254051234X',
    category: 'enterprise',
    status: 'open',
    onSite: 'yes',
    staff: 24,
    registeredAddress: '偃月街 1 号 501 室',
    actualAddress: '偃月街 1 号 501 室',
    fireKey: null,
    securityKey: null,
    legalPerson: '王**',
    phone: '0574****4321',
    verifiedAt: '2016-05-01',
    lineage: LINEAGE,
    buildingId: 'B1',
    buildingName: '月湖大厦',
    buildingAddress: '偃月街 1 号',
    street: '月湖街道',
    community: '平桥社区',
    roomId: 'R501',
    unitNo: null,
    floorLabel: '5',
    roomNo: '501',
    ...change,
  };
}
