import { z } from 'zod';
import { secrecySchema } from '../secrecy.ts';
import { maskedResidentSchema, personCountSchema } from './people.ts';

const buildingRef = z.union([
  z.object({ id: z.string().min(1) }),
  z.object({ slot: z.number().int().nonnegative() }),
]);
const roomRef = z.union([
  z.object({ id: z.string().min(1) }),
  z.object({ slot: z.number().int().nonnegative() }),
]);

/** Where a shape comes from (几何来源): 实测, 推算, 虚拟. */
const geometryKindSchema = z.enum(['surveyed', 'derived', 'virtual']);
export type GeometryKind = z.infer<typeof geometryKindSchema>;

/** Where a row came from: the file, its line, the department and as-of date of the delivery. */
export const lineageSchema = z.object({
  file: z.string(),
  line: z.number().int(),
  department: z.string(),
  asOf: z.string(),
  /** 密级 of the file; null where it states none. */
  secrecy: secrecySchema.nullable(),
  flags: z.array(z.string()),
});

/** Theme class of a room; the order is the legend's. */
export const ROOM_CLASSES = [
  'owner',
  'rented',
  'vacant',
  'commercial',
  'other',
  'unknown',
] as const;
export type RoomClass = (typeof ROOM_CLASSES)[number];

export const buildingCardSchema = z.object({
  slot: z.number().int(),
  buildingId: z.string(),
  name: z.string().nullable(),
  address: z.string().nullable(),
  street: z.string().nullable(),
  community: z.string().nullable(),
  gridCode: z.string().nullable(),
  use: z.string().nullable(),
  structure: z.string().nullable(),
  floorsUp: z.number().int(),
  floorsDown: z.number().int().nullable(),
  heightMetres: z.number(),
  yearBuilt: z.number().int().nullable(),
  liftCount: z.number().int().nullable(),
  geometryKind: geometryKindSchema,
  /** Null where no export has given its place. */
  longitudeDegrees: z.number().nullable(),
  latitudeDegrees: z.number().nullable(),
  footprintAreaSquareMetres: z.number().nullable(),
  counts: z.object({
    rooms: z.number().int(),
    roomsByClass: z.partialRecord(z.enum(ROOM_CLASSES), z.number().int()),
    units: z.number().int(),
    /** People whose record is current (现行). */
    currentResidents: personCountSchema,
    /** All records (条), current and historical. */
    residentRecords: personCountSchema,
  }),
  lineage: lineageSchema,
});
export type BuildingCard = z.infer<typeof buildingCardSchema>;

/** Buildings one call of `building.sites` may ask for. */
export const MOST_SITES = 1000;

/** Where a building stands and how large it is, without anybody in it. */
export const buildingSiteSchema = buildingCardSchema
  .pick({
    slot: true,
    buildingId: true,
    address: true,
    community: true,
    heightMetres: true,
  })
  .extend({
    longitudeDegrees: z.number(),
    latitudeDegrees: z.number(),
    roomsByClass: z.partialRecord(z.enum(ROOM_CLASSES), z.number().int()),
  });
export type BuildingSite = z.infer<typeof buildingSiteSchema>;

export const matrixCellSchema = z.object({
  slot: z.number().int(),
  roomId: z.string(),
  roomNo: z.string(),
  unitNo: z.string().nullable(),
  floorNo: z.number().int(),
  floorNoTop: z.number().int(),
  roomClass: z.enum(ROOM_CLASSES),
  currentResidents: personCountSchema,
  units: z.number().int(),
  /** Verified within the profile's number of days before the as-of date. */
  verified: z.boolean(),
});

/** 房间图: floors top first, each with its rooms in unit and room order. */
export const roomMatrixSchema = z.object({
  buildingId: z.string(),
  unitNos: z.array(z.string().nullable()),
  floors: z.array(
    z.object({
      floorNo: z.number().int(),
      floorLabel: z.string(),
      /** Of its rooms, the least sure one's. */
      geometryKind: geometryKindSchema,
      cells: z.array(matrixCellSchema),
    }),
  ),
});
export type RoomMatrix = z.infer<typeof roomMatrixSchema>;
export type MatrixCell = z.infer<typeof matrixCellSchema>;

export const unitRowSchema = z.object({
  unitId: z.string(),
  name: z.string(),
  actualName: z.string().nullable(),
  uscc: z.string().nullable(),
  category: z.string().nullable(),
  status: z.string().nullable(),
  onSite: z.string().nullable(),
  staff: z.number().int().nullable(),
  registeredAddress: z.string().nullable(),
  actualAddress: z.string().nullable(),
  fireKey: z.string().nullable(),
  securityKey: z.string().nullable(),
  /** 王** and 138****5678; null where the export has none or the caller may not see personal rows. */
  legalPerson: z.string().nullable(),
  phone: z.string().nullable(),
  verifiedAt: z.string().nullable(),
  lineage: lineageSchema,
});
export type UnitRow = z.infer<typeof unitRowSchema>;

/** A unit (实有单位) by itself: its row and the room and building it is registered in, where its export names one. */
export const unitCardSchema = unitRowSchema.extend({
  buildingId: z.string().nullable(),
  buildingName: z.string().nullable(),
  buildingAddress: z.string().nullable(),
  street: z.string().nullable(),
  community: z.string().nullable(),
  roomId: z.string().nullable(),
  unitNo: z.string().nullable(),
  floorLabel: z.string().nullable(),
  roomNo: z.string().nullable(),
});
export type UnitCard = z.infer<typeof unitCardSchema>;

export const roomCardSchema = z.object({
  slot: z.number().int(),
  roomId: z.string(),
  buildingId: z.string(),
  buildingName: z.string().nullable(),
  address: z.string().nullable(),
  unitNo: z.string().nullable(),
  floorNo: z.number().int(),
  floorNoTop: z.number().int(),
  floorLabel: z.string(),
  roomNo: z.string(),
  areaSquareMetres: z.number().nullable(),
  use: z.string().nullable(),
  tenure: z.string().nullable(),
  roomClass: z.enum(ROOM_CLASSES),
  geometryKind: geometryKindSchema,
  verifiedAt: z.string().nullable(),
  letRegisteredAt: z.string().nullable(),
  /** Masked rows; empty with `peopleHidden` true where the caller may not see personal rows. */
  currentResidents: z.array(maskedResidentSchema),
  historicalResidents: z.array(maskedResidentSchema),
  peopleHidden: z.boolean(),
  units: z.array(unitRowSchema),
  lineage: lineageSchema,
});
export type RoomCard = z.infer<typeof roomCardSchema>;

/** Packed per-room theme classes for the whole district: one upload recolours every room. */
export const roomClassesSchema = z.object({
  /** Room slots, ascending. */
  slots: z.instanceof(Uint32Array),
  /** Index into ROOM_CLASSES, aligned with `slots`. */
  classes: z.instanceof(Uint8Array),
  /** Highest slot ever given + 1: size of a feature-state texture. */
  slotCount: z.number().int(),
  counts: z.partialRecord(z.enum(ROOM_CLASSES), z.number().int()),
});
export type RoomClasses = z.infer<typeof roomClassesSchema>;

/** Labels of the base map. */
export const mapLabelSchema = z.object({
  kind: z.enum(['street', 'community', 'road', 'water', 'green', 'landmark']),
  text: z.string(),
  /** For readers of English: the profile's own, or pinyin with its last word translated. */
  textEn: z.string(),
  longitudeDegrees: z.number(),
  latitudeDegrees: z.number(),
  /** Angle of a road's label against east, counter-clockwise; null for names that stay level. */
  angleDegrees: z.number().nullable(),
  /** Smaller is more important. */
  rank: z.number().int(),
});

export const buildingQueries = {
  'building.card': { params: buildingRef, result: buildingCardSchema },
  'building.sites': {
    params: z.object({ ids: z.array(z.string().min(1)).max(MOST_SITES) }),
    /** `unplaced`: how many of those asked for have no place, and are left out. */
    result: z.object({ sites: z.array(buildingSiteSchema), unplaced: z.number().int() }),
  },
  'building.matrix': { params: buildingRef, result: roomMatrixSchema },
  'room.card': { params: roomRef, result: roomCardSchema },
  'unit.card': { params: z.object({ id: z.string().min(1) }), result: unitCardSchema },
  'room.classes': { params: z.object({}), result: roomClassesSchema },
  'map.labels': { params: z.object({}), result: z.array(mapLabelSchema) },
} as const;
