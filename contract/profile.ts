import { z } from 'zod';
import { approvalLightsSchema } from './approval-lights.ts';
import { cityEvaluationSchema } from './evaluation.ts';
import { organisationsSchema } from './organisations.ts';
import { patrolRulesSchema } from './patrol-rules.ts';
import { SYSTEM_IDS } from './systems.ts';
import { workingTimeSchema } from './working-time.ts';

/** Figures of the district others published, each beside the snapshot's own of the same meaning. */
export const PUBLISHED_FIGURES = [
  'sites',
  'buildings',
  'businessAreaSquareMetres',
  'firmsInBuildings',
  'hundredMillionBuildings',
] as const;

const lonLat = z.tuple([z.number(), z.number()]);

/**
 * District profile: everything that makes the product this district's. A folder under `data/profiles/` holds
 * `profile.json` of this shape; another district is another folder.
 */
export const districtProfileSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Shown as the window title, e.g. 海曙区（2016年前，8街道）. */
  title: z.string(),
  titleEn: z.string(),
  adcode: z.string().regex(/^\d{6}$/),
  /** Districts whose territory came to this one: identifiers given before carry their code. */
  formerAdcodes: z.array(z.string().regex(/^\d{6}$/)).optional(),
  city: z.object({ adcode: z.string(), name: z.string(), nameEn: z.string() }),
  /** Streets (街道) in their official order, each with its communities (社区). */
  streets: z.array(
    z.object({
      code: z.string().regex(/^\d{9}$/),
      /** Its code in the district it belonged to before. */
      formerCode: z
        .string()
        .regex(/^\d{9}$/)
        .optional(),
      name: z.string(),
      communities: z.array(z.object({ code: z.string().regex(/^\d{12}$/), name: z.string() })),
    }),
  ),
  /** Box the camera stays in and imported coordinates must fall in, WGS-84 degrees. */
  box: z.object({
    westDegrees: z.number(),
    southDegrees: z.number(),
    eastDegrees: z.number(),
    northDegrees: z.number(),
  }),
  /** Where the window opens and Home returns to. */
  home: z.object({
    centre: lonLat,
    rangeMetres: z.number().positive(),
    headingDegrees: z.number(),
    pitchDegrees: z.number(),
  }),
  /** Named places search and the pictures fly to. */
  landmarks: z.array(z.object({ name: z.string(), nameEn: z.string().optional(), at: lonLat })),
  /** CRS to try for metre coordinates without a .prj, best first, as EPSG numbers. */
  projectedCrs: z.array(z.number().int()),
  /** Storey height used where a building has no height, metres; flagged 推算. */
  storeyMetres: z.number().positive(),
  /** Identifier rules that real data must not show and the demo may: flagged, never silent. */
  synthetic: z.object({ idPrefixes: z.array(z.string()), phonePrefixes: z.array(z.string()) }),
  thresholds: z.object({
    /** A delivery by which more than this share of a table's rows leave is blocked until confirmed. */
    dropShare: z.number().min(0).max(1),
    /** Counts of natural persons below this are suppressed on the wall, the public site and across departments. */
    smallCount: z.number().int().positive(),
    /** A room counts as freshly verified within this many days. */
    verifiedWithinDays: z.number().int().positive(),
    /** 群租疑似: what makes a rented dwelling look crowded. Local rules differ; the source is printed with the figure. */
    crowding: z
      .object({
        /** Less floor area than this for each person living there, m² … */
        squareMetresPerPerson: z.number().positive().default(5),
        /** … where at least so many live, */
        persons: z.number().int().positive().default(4),
        /** or at least so many in one dwelling whatever its area. */
        personsPerRoom: z.number().int().positive().default(10),
        source: z
          .string()
          .max(200)
          .default(
            '商品房屋租赁管理办法（住建部令第6号）第八条；人均面积和人数由地方规定，默认值待本地确认',
          ),
      })
      .prefault({}),
    /** 按时立案: how long 立案 may take after 受理. Each city's handbook sets it; the source is printed with the figure. */
    registration: z
      .object({
        workingHours: z.number().positive().default(1),
        source: z.string().max(200).default('立案时限为产品默认值，未经核实，以本市立案手册为准'),
      })
      .prefault({}),
    /** 监察灯色: when the light of a case turns yellow. */
    approvalLights: approvalLightsSchema.prefault({}),
  }),
  statistics: z
    .object({
      /** System → day its months begin with where not the first (上月26日–本月25日: 26). */
      monthStartDay: z.partialRecord(z.enum(SYSTEM_IDS), z.number().int().min(1).max(28)),
    })
    .default({ monthStartDay: {} }),
  /** 交付周期: department id → days its newest delivery may lag behind the newest of all. 31 where absent. */
  importCycleDays: z.record(z.string(), z.number().int().positive()).optional(),
  /** 数字城管综合评价: weights of its parts. */
  cityEvaluation: cityEvaluationSchema.prefault({}),
  /** 工作时 per department, and years of the holiday calendar beyond the national ones. */
  workingTime: workingTimeSchema.prefault({}),
  /** 巡查: what counts as too fast, as a gap, as far from the component. */
  patrol: patrolRulesSchema.prefault({}),
  /** 照片: the largest picture file an import takes, in megabytes. */
  pictures: z.object({ largestMegabytes: z.number().positive().max(64).default(8) }).prefault({}),
  /** 机构沿革: departments that were renamed, with the days each name was valid. */
  organisations: organisationsSchema,
  /** How long row changes stay (保存期限), in days: of tables about persons, and of the others; reports of batches like the first. */
  retentionDays: z
    .object({ open: z.number().int().positive(), personal: z.number().int().positive() })
    .default({ open: 1825, personal: 365 }),
  /** How many snapshots stay for rollback and for comparing two dates; the one in use always stays. */
  keepSnapshots: z.number().int().min(1).max(100).default(5),
  /** 公布数: shown beside the figures of 楼宇经济, so that a unit error is seen at once. */
  published: z
    .object({
      year: z.string().regex(/^\d{4}$/),
      source: z.string(),
      figures: z.partialRecord(z.enum(PUBLISHED_FIGURES), z.number()),
    })
    .optional(),
  /** 审图号; without it no public output carries the map. */
  mapApprovalNumber: z.string().optional(),
});

export type DistrictProfile = z.infer<typeof districtProfileSchema>;
