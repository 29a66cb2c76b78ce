import { z } from 'zod';
import { INDUSTRY_SECTIONS } from '../industries.ts';
import { MAP_LEVELS } from '../map-levels.ts';
import { FIRM_LABELS, IN_DISTRICT, PLACE_CLASSES } from '../three-places.ts';
import { lineageSchema } from './buildings.ts';

/** 亿元楼, 准亿元楼 (8,000万以上), 千万元楼, below that. */
export const TAX_TIERS = ['hundredMillion', 'nearlyHundredMillion', 'tenMillion', 'below'] as const;
export type TaxTier = (typeof TAX_TIERS)[number];

const keysOf = <Key extends string>(codes: Readonly<Record<Key, unknown>>) =>
  z.enum(Object.keys(codes) as [Key, ...Key[]]);

export const placeClassSchema = keysOf(PLACE_CLASSES);
const inDistrictSchema = keysOf(IN_DISTRICT);
const firmLabelSchema = keysOf(FIRM_LABELS);

/** A GB/T 4754 letter of today; `2002` for a letter of that edition alone, which meant another thing; '' for firms without a code. */
export const sectionSchema = z.enum([
  ...(Object.keys(INDUSTRY_SECTIONS) as (keyof typeof INDUSTRY_SECTIONS)[]),
  '2002',
  '',
]);

/** A sum of tax, 元. Without `yuan` it would give a payer away and shows as its class only (users §3). */
export const taxSumSchema = z.object({ yuan: z.number().optional(), tier: z.enum(TAX_TIERS) });
export type TaxSum = z.infer<typeof taxSumSchema>;

const areaCodeSchema = z.string().regex(/^\d{9,15}$/);

/** What part of the economy is looked at. All conditions hold together. */
export const economyFilterSchema = z.object({
  streetCode: z.string().optional(),
  /** Code of a 街道, 社区 or 单元网格 (9, 12, 14–15 digits): what has its place there. */
  areaCode: areaCodeSchema.optional(),
  /** 楼宇编号. */
  commercialId: z.string().optional(),
  placeClass: placeClassSchema.optional(),
  section: sectionSchema.optional(),
});
export type EconomyFilter = z.infer<typeof economyFilterSchema>;

const pageSchema = z.object({
  offset: z.number().int().nonnegative().default(0),
  limit: z.number().int().min(1).max(5000).default(200),
});

const share = z.number().nullable();

/** Shares are 0–1; null where there is nothing to divide by. */
export const economyFiguresSchema = z.object({
  buildings: z.number().int(),
  /** 载体: buildings of one site count once. */
  sites: z.number().int(),
  businessAreaSquareMetres: z.number(),
  occupiedAreaSquareMetres: z.number(),
  /** 入驻率（按面积）= 已用面积 ÷ 商务面积, of the buildings' cards. */
  occupancyByArea: share,
  businessRooms: z.number().int(),
  occupiedRooms: z.number().int(),
  /** 入驻率（按间数）= rooms with a firm or a lease ÷ rooms for business. */
  occupancyByRooms: share,
  /** 空置率 = 1 − 入驻率（按面积）. */
  vacancyByArea: share,
  /** Active firms (存续). */
  firms: z.number().int(),
  /** Of these, at work in the buildings (入驻). */
  firmsInBuildings: z.number().int(),
  staff: z.number().int(),
  /** 属地注册率 = 在本区注册的存续企业 ÷ 在楼（区）内办公的存续企业; 不可判 in neither. */
  registeredShare: share,
  /** 属地注册率（按税收）. */
  registeredShareByTax: share,
  /** 属地纳税率, as 属地注册率. */
  taxedShare: share,
  /** Firms in no share because a place cannot be told. */
  registeredUnknown: z.number().int(),
  taxedUnknown: z.number().int(),
  /** 税收, twelve months to the last one delivered, and the twelve before. */
  tax: taxSumSchema,
  taxBefore: taxSumSchema,
  /** 地方级收入 of the same twelve months. */
  localIncome: taxSumSchema,
  payers: z.number().int(),
  /** 税收亿元楼, 准亿元楼, 千万元楼（千万以上不足八千万）. */
  hundredMillionBuildings: z.number().int(),
  nearlyHundredMillionBuildings: z.number().int(),
  tenMillionBuildings: z.number().int(),
  /** 地均税收, 元/㎡·年: tax of firms in the buildings ÷ their business area; absent with the sum. */
  taxPerSquareMetre: z.number().nullable(),
  /** 人均税收, 元. */
  taxPerHead: z.number().nullable(),
  /** 税收集中度: share of the five that pay most. */
  topFiveShare: share,
});
export type EconomyFigures = z.infer<typeof economyFiguresSchema>;

export const economyOverviewSchema = z.object({
  asOf: z.string(),
  /** Last twelve months with tax, `YYYY-MM`. */
  from: z.string(),
  to: z.string(),
  figures: economyFiguresSchema,
  /** Active firms by class of the 户/人/税 cube; `compliant` of them 合规异地. */
  classes: z.array(
    z.object({
      placeClass: placeClassSchema,
      firms: z.number().int(),
      compliant: z.number().int(),
    }),
  ),
  /** 区内异地: all three places in the district, building or street differs. */
  apart: z.object({ building: z.number().int(), street: z.number().int() }),
  months: z.array(
    z.object({ month: z.string(), tax: taxSumSchema, localYuan: z.number().nullable() }),
  ),
  sections: z.array(
    z.object({ section: sectionSchema, firms: z.number().int(), tax: taxSumSchema }),
  ),
  /** 迁入、迁出 by month: leases that began, and that ended without another of the firm in the building. */
  moves: z.array(
    z.object({ month: z.string(), movedIn: z.number().int(), movedOut: z.number().int() }),
  ),
  streets: z.array(
    z.object({
      streetCode: z.string(),
      buildings: z.number().int(),
      firms: z.number().int(),
      tax: taxSumSchema,
    }),
  ),
  /** Listed, counted nowhere: tax of numbers no firm is known by, surveys of firms unknown to the registrar. */
  loose: z.object({
    payers: z.number().int(),
    taxYuan: z.number().nullable(),
    surveys: z.number().int(),
  }),
});
export type EconomyOverview = z.infer<typeof economyOverviewSchema>;

export const commercialRowSchema = z.object({
  commercialId: z.string(),
  name: z.string(),
  buildingId: z.string().nullable(),
  streetCode: z.string().nullable(),
  grade: z.string().nullable(),
  kind: z.string().nullable(),
  longitudeDegrees: z.number().nullable(),
  latitudeDegrees: z.number().nullable(),
  businessAreaSquareMetres: z.number().nullable(),
  occupancyByArea: share,
  occupancyByRooms: share,
  rentYuan: z.number().nullable(),
  firms: z.number().int(),
  registeredShare: share,
  taxedShare: share,
  tax: taxSumSchema,
  taxPerSquareMetre: z.number().nullable(),
  /** Area emptied within the last half year ÷ business area (入驻率下降). */
  emptiedShare: share,
  /** Why the card is not trusted: check codes of the import. */
  flags: z.array(z.string()),
});
export type CommercialRow = z.infer<typeof commercialRowSchema>;

const placeSchema = z.object({
  inDistrict: inDistrictSchema,
  /** room: its code; address: placed by the address engine; authority: the office in charge alone. */
  basis: z.enum(['room', 'address', 'authority', 'none']),
  text: z.string().nullable(),
  evidenceAt: z.string().nullable(),
  /** Match level and stop code of the address engine. */
  level: z.string().nullable(),
  stop: z.string().nullable(),
  buildingId: z.string().nullable(),
  buildingName: z.string().nullable(),
  streetCode: z.string().nullable(),
});
export type FirmPlaceView = z.infer<typeof placeSchema>;

/** Work lists of firms. */
export const FIRM_LISTS = ['all', 'swing', 'shared', 'apart', 'cancelledPaying'] as const;

export const firmRowSchema = z.object({
  enterpriseId: z.string(),
  name: z.string(),
  uscc: z.string().nullable(),
  section: sectionSchema,
  status: z.string().nullable(),
  staff: z.number().int().nullable(),
  capitalYuan: z.number().nullable(),
  placeClass: placeClassSchema,
  label: firmLabelSchema,
  branch: z.boolean(),
  consolidated: z.boolean(),
  apart: z.enum(['building', 'street']).nullable(),
  registered: placeSchema,
  office: placeSchema,
  tax: placeSchema,
  commercialId: z.string().nullable(),
  commercialName: z.string().nullable(),
  /** Tax of the last twelve months, 元; null where the caller may not see a firm's tax. */
  taxYuan: z.number().nullable(),
  /** Last quarter against the same quarter a year before; null without one or for callers who may not see it. */
  taxChange: z.number().nullable(),
  /** Why the row is greyed and in no figure: status other than 存续, or check codes of the import. */
  greyed: z.array(z.string()),
});
export type FirmRow = z.infer<typeof firmRowSchema>;

/** Each is the number of rows of the list of its name; `sharedAllowed` are rooms of 集中办公区 and 商务秘书, no finding. */
export const WARNING_KINDS = [
  'lease30',
  'lease90',
  'lease180',
  'swing',
  'fall',
  'shared',
  'sharedAllowed',
  'cancelledPaying',
] as const;

export const leaseRowSchema = z.object({
  leaseNo: z.string(),
  commercialId: z.string(),
  commercialName: z.string(),
  buildingId: z.string().nullable(),
  enterpriseId: z.string().nullable(),
  tenant: z.string().nullable(),
  roomId: z.string().nullable(),
  roomNo: z.string().nullable(),
  areaSquareMetres: z.number().nullable(),
  rentYuan: z.number().nullable(),
  from: z.string(),
  to: z.string().nullable(),
  daysLeft: z.number().int().nullable(),
  /** Under which notice it is: the shortest that holds, days; null for one that ended or has longer to go. */
  noticeDays: z.number().int().nullable(),
});
export type LeaseRow = z.infer<typeof leaseRowSchema>;

export const economyWarningsSchema = z.object({
  counts: z.record(z.enum(WARNING_KINDS), z.number().int()),
  /** Leases ending within 180 days, soonest first. */
  leases: z.array(leaseRowSchema),
  /** Buildings a tenth or more of whose business area emptied within half a year. */
  falls: z.array(
    z.object({
      commercialId: z.string(),
      name: z.string(),
      buildingId: z.string().nullable(),
      emptiedAreaSquareMetres: z.number(),
      emptiedShare: z.number(),
    }),
  ),
  /** 一址多照: rooms three or more firms are registered in; `allowed` for 集中办公区 and 商务秘书. */
  shared: z.array(
    z.object({
      roomId: z.string(),
      roomNo: z.string(),
      buildingId: z.string(),
      buildingName: z.string(),
      firms: z.number().int(),
      allowed: z.boolean(),
    }),
  ),
});
export type EconomyWarnings = z.infer<typeof economyWarningsSchema>;

const stackRoomSchema = z.object({
  roomId: z.string(),
  slot: z.number().int(),
  roomNo: z.string(),
  unitNo: z.string().nullable(),
  areaSquareMetres: z.number(),
  state: z.enum(['occupied', 'ending', 'vacant']),
  enterpriseId: z.string().nullable(),
  /** The largest firm at work in the room, else the one that leases it. */
  firm: z.string().nullable(),
  firms: z.number().int(),
  section: sectionSchema.nullable(),
  placeClass: placeClassSchema.nullable(),
  leaseTo: z.string().nullable(),
});
export type StackRoom = z.infer<typeof stackRoomSchema>;

export const commercialCardSchema = z.object({
  row: commercialRowSchema,
  yearBuilt: z.number().int().nullable(),
  totalAreaSquareMetres: z.number().nullable(),
  occupiedAreaSquareMetres: z.number().nullable(),
  ownership: z.string().nullable(),
  owner: z.string().nullable(),
  manager: z.string().nullable(),
  feeYuan: z.number().nullable(),
  parkingSpaces: z.number().int().nullable(),
  address: z.string().nullable(),
  figures: economyFiguresSchema,
  months: z.array(z.object({ month: z.string(), tax: taxSumSchema })),
  classes: economyOverviewSchema.shape.classes,
  sections: economyOverviewSchema.shape.sections,
  /** 楼层栈: floors top first with their rooms for business. */
  floors: z.array(
    z.object({
      floorNo: z.number().int(),
      floorLabel: z.string(),
      rooms: z.array(stackRoomSchema),
    }),
  ),
  leases: z.array(leaseRowSchema),
  lineage: lineageSchema,
});
export type CommercialCard = z.infer<typeof commercialCardSchema>;

export const firmCardSchema = z.object({
  row: firmRowSchema,
  registrationNo: z.string().nullable(),
  taxNo: z.string().nullable(),
  typeCode: z.string().nullable(),
  industry: z.string().nullable(),
  industryEdition: z.string().nullable(),
  establishedAt: z.string().nullable(),
  taxStatus: z.string().nullable(),
  roomId: z.string().nullable(),
  buildingId: z.string().nullable(),
  /** Empty where the caller may not see a firm's tax. */
  months: z.array(z.object({ month: z.string(), yuan: z.number() })),
  taxHidden: z.boolean(),
  leases: z.array(leaseRowSchema),
  /** 生命线: what happened to its places, oldest first. */
  life: z.array(
    z.object({
      at: z.string(),
      kind: z.enum([
        'established',
        'registered',
        'surveyed',
        'taxRegistered',
        'leased',
        'leaseEnds',
        'firstTax',
        'lastTax',
      ]),
      text: z.string().nullable(),
      inDistrict: inDistrictSchema.nullable(),
    }),
  ),
  /** 类别沿革: months of one class joined, `YYYY-MM`, oldest first, with the evidence that brought each. */
  classes: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      placeClass: placeClassSchema,
      by: z.array(z.enum(['registered', 'surveyed', 'leased', 'taxRegistered', 'paid'])),
    }),
  ),
  /** The same firm in other systems, by 统一社会信用代码. */
  elsewhere: z.object({
    premisesNo: z.string().nullable(),
    unitId: z.string().nullable(),
  }),
  lineage: lineageSchema,
});
export type FirmCard = z.infer<typeof firmCardSchema>;

/** Figures of the panel the map shows by area. */
export const AREA_FIGURES = [
  'tax',
  'taxPerSquareMetre',
  'taxPerHead',
  'firms',
  'buildings',
  'occupancyByArea',
  'occupancyByRooms',
  'vacancyByArea',
  'registeredShare',
  'taxedShare',
] as const;
export type AreaFigure = (typeof AREA_FIGURES)[number];

export const economyAreasSchema = z.object({
  asOf: z.string(),
  /** Twelve months tax is of, `YYYY-MM`. */
  from: z.string(),
  to: z.string(),
  rows: z.array(
    z.object({
      code: z.string(),
      /** In the figure's unit, shares 0–1; null where there is nothing to divide by. */
      value: z.number().nullable(),
      /** The value would give a payer away. */
      withheld: z.boolean(),
    }),
  ),
});
export type EconomyAreas = z.infer<typeof economyAreasSchema>;

/** Place outside the district, and one that cannot be told, in flows. */
export const FLOW_OUTSIDE = 'outside';
export const FLOW_UNKNOWN = 'unknown';

/** Firms by the streets their places lie in, most first: 注册→办公 (leg 0) and 办公→纳税 (leg 1). Codes, `outside` or `unknown`. */
export const economyFlowsSchema = z.object({
  asOf: z.string(),
  firms: z.number().int(),
  rows: z.array(
    z.object({
      leg: z.number().int().min(0).max(1),
      from: z.string(),
      to: z.string(),
      firms: z.number().int(),
    }),
  ),
});
export type EconomyFlows = z.infer<typeof economyFlowsSchema>;

/** Lines of firms whose places differ, packed: two legs a firm, 注册→办公 and 办公→纳税. Aligned arrays. */
export const economyArcsSchema = z.object({
  /** Longitude and latitude of both ends of each leg, degrees: from-lon, from-lat, to-lon, to-lat. */
  positions: z.instanceof(Float64Array),
  /** Index into the classes of the cube, `PLACE_CLASS_IDS` order; of a bundle the class of most of its firms. */
  classes: z.instanceof(Uint8Array),
  /** 0 注册→办公, 1 办公→纳税. */
  legs: z.instanceof(Uint8Array),
  /** Firms on this leg. */
  firms: z.instanceof(Uint16Array),
  /** Metres above ground of both ends of each leg: the roofs; 0 beyond the district. */
  heights: z.instanceof(Float32Array),
  /** One firm of each leg, to be opened; '' for callers who may not see firms. */
  firmIds: z.array(z.string()),
  /** Codes of the streets of both ends of each bundle, or `outside`; empty where legs are not bundled. */
  ends: z.array(z.tuple([z.string(), z.string()])),
  /** Firms left out because an end has no place on the map. */
  unplaced: z.number().int(),
  /** Legs beyond the most asked for. */
  left: z.number().int(),
});
export type EconomyArcs = z.infer<typeof economyArcsSchema>;

/** 招商选址: what space is looked for. */
export const spaceFilterSchema = z.object({
  minAreaSquareMetres: z.number().positive().default(200),
  maxAreaSquareMetres: z.number().positive().optional(),
  maxRentYuan: z.number().positive().optional(),
  minParkingSpaces: z.number().int().nonnegative().optional(),
  /** Rooms whose lease ends within so many days count as free; 0 for vacant ones only. */
  withinDays: z.number().int().min(0).max(365).default(90),
  streetCode: z.string().optional(),
  /** One building alone. */
  commercialId: z.string().optional(),
  /** Buildings where firms of this industry work already. */
  section: sectionSchema.optional(),
});

export const spaceSchema = z.object({
  commercialId: z.string(),
  name: z.string(),
  buildingId: z.string(),
  streetCode: z.string().nullable(),
  address: z.string().nullable(),
  grade: z.string().nullable(),
  floorLabels: z.array(z.string()),
  roomIds: z.array(z.string()),
  rooms: z.array(z.string()),
  areaSquareMetres: z.number(),
  rentYuan: z.number().nullable(),
  feeYuan: z.number().nullable(),
  parkingSpaces: z.number().int().nullable(),
  /** Latest day on which all of it is free; null for now. */
  freeFrom: z.string().nullable(),
  /** Firms in the building by industry, most first; no names. */
  neighbours: z.array(z.object({ section: sectionSchema, firms: z.number().int() })),
});
export type Space = z.infer<typeof spaceSchema>;

export const buildingEconomyQueries = {
  'economy.overview': {
    params: z.object({ filter: economyFilterSchema.default({}) }),
    result: economyOverviewSchema,
  },
  'economy.buildings': {
    params: pageSchema.extend({
      filter: economyFilterSchema.default({}),
      /** Buildings of one class of tax only. */
      tier: z.enum(TAX_TIERS).optional(),
      sort: z
        .enum(['tax', 'taxPerSquareMetre', 'occupancyByArea', 'firms', 'emptiedShare', 'name'])
        .default('tax'),
    }),
    result: z.object({ total: z.number().int(), rows: z.array(commercialRowSchema) }),
  },
  'economy.building': {
    params: z.object({ commercialId: z.string() }),
    result: commercialCardSchema,
  },
  'economy.firms': {
    params: pageSchema.extend({
      filter: economyFilterSchema.default({}),
      list: z.enum(FIRM_LISTS).default('all'),
      label: firmLabelSchema.optional(),
      /** Active firms only; others are greyed and in no figure. */
      activeOnly: z.boolean().default(true),
    }),
    result: z.object({ total: z.number().int(), rows: z.array(firmRowSchema) }),
  },
  'economy.firm': { params: z.object({ enterpriseId: z.string() }), result: firmCardSchema },
  'economy.warnings': {
    params: z.object({ filter: economyFilterSchema.default({}) }),
    result: economyWarningsSchema,
  },
  'economy.areas': {
    params: z.object({
      figure: z.enum(AREA_FIGURES),
      level: z.enum(MAP_LEVELS),
      filter: economyFilterSchema.default({}),
    }),
    result: economyAreasSchema,
  },
  'economy.flows': {
    params: z.object({ filter: economyFilterSchema.default({}) }),
    result: economyFlowsSchema,
  },
  'economy.arcs': {
    params: z.object({
      filter: economyFilterSchema.default({}),
      /** The lines of one firm only. */
      enterpriseId: z.string().optional(),
      /** Legs given, those of most firms first; the others are counted in `left`. */
      most: z.number().int().min(1).max(20_000).default(20_000),
      /** Joined by the streets of both ends, whatever the class. */
      bundled: z.boolean().default(false),
    }),
    result: economyArcsSchema,
  },
  'economy.space': {
    params: pageSchema.extend({ filter: spaceFilterSchema.prefault({}) }),
    result: z.object({ total: z.number().int(), spaces: z.array(spaceSchema) }),
  },
} as const;
