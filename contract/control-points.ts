import { z } from 'zod';

/** How a local grid becomes a known system (data-dictionary §9.5): 4 and 6 parameters in the plane, 7 in space. */
export const GRID_METHODS = ['similarity-4', 'affine-6', 'helmert-7'] as const;
export type GridMethod = (typeof GRID_METHODS)[number];

/** Points a method needs at least. */
export const FEWEST_POINTS: Readonly<Record<GridMethod, number>> = {
  'similarity-4': 2,
  'affine-6': 3,
  'helmert-7': 3,
};

/** Most control points of one fit. */
export const MOST_CONTROL_POINTS = 200;

const coordinateText = z.string().trim().min(1).max(40);

/** 控制点 as a person wrote it: metres, degrees, or degrees, minutes and seconds; x east and y north. */
export const writtenPointSchema = z.object({
  name: z.string().max(60),
  fromEast: coordinateText,
  fromNorth: coordinateText,
  /** Ellipsoid heights in metres, for 7 parameters; empty where they are not known. */
  fromHeight: z.string().trim().max(40).default(''),
  toEast: coordinateText,
  toNorth: coordinateText,
  toHeight: z.string().trim().max(40).default(''),
  /** False: left out of the fit, measured all the same. */
  used: z.boolean(),
});
export type WrittenPoint = z.infer<typeof writtenPointSchema>;

/** What is to be fitted: the points and the systems on both sides. */
export const gridWishSchema = z.object({
  method: z.enum(GRID_METHODS),
  /** For 7 parameters the system whose ellipsoid the grid has. */
  from: z.string(),
  /** Known system of the same points. */
  to: z.string(),
  points: z.array(writtenPointSchema).min(1).max(MOST_CONTROL_POINTS),
});
export type GridWish = z.infer<typeof gridWishSchema>;

/** How good a fit is. Nothing of its parameters, which are secret. */
export const gridFitSchema = z.object({
  /** One a point, in the order given: how far the fit puts it from where it was surveyed. */
  points: z.array(
    z.object({
      eastMetres: z.number(),
      northMetres: z.number(),
      metres: z.number(),
      /** Stands out so far that it is probably mistyped or moved. */
      outlier: z.boolean(),
      /** Where it was surveyed, longitude and latitude in degrees. */
      at: z.tuple([z.number(), z.number()]),
    }),
  ),
  /** 中误差: root mean square of the residuals of the points used, in metres. */
  rmsMetres: z.number(),
  /** Points used beyond what the method needs: without any the residuals say nothing. */
  spare: z.number().int(),
  /** East and north of the local grid fit far better the other way round. */
  betterSwapped: z.boolean(),
  /** Name the grid was sealed under. */
  sealedAs: z.string().nullable(),
});
export type GridFitResult = z.infer<typeof gridFitSchema>;

/** Calls of the import host about local grids (地方独立坐标系). */
export const CONTROL_POINT_CALLS = {
  /**
   * Fits a local grid to control points; with `sealAs` its parameters are sealed under that name and it can be chosen for
   * files. Sealing is logged. Errors: `invalid` for points that cannot be read or do not determine the grid.
   */
  'import.fitGrid': {
    params: gridWishSchema.extend({ sealAs: z.string().trim().min(1).max(30).optional() }),
    result: gridFitSchema,
  },
} as const;
