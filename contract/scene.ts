import { z } from 'zod';

/** Where the camera looks from. Degrees and metres above the ellipsoid. */
export const cameraSchema = z.object({
  longitudeDegrees: z.number(),
  latitudeDegrees: z.number(),
  heightMetres: z.number(),
  headingDegrees: z.number(),
  pitchDegrees: z.number(),
});

/** What is selected, by natural key: slots never leave a snapshot. */
export const selectionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('building'), buildingId: z.string() }),
  z.object({ kind: z.literal('room'), buildingId: z.string(), roomId: z.string() }),
  z.object({
    kind: z.literal('unit'),
    unitId: z.string(),
    roomId: z.string().optional(),
    buildingId: z.string().optional(),
  }),
]);

export const layerStateSchema = z.object({
  id: z.string(),
  visible: z.boolean(),
});

/**
 * Everything that defines a view, as plain data. An analyst edits it, a briefing is a list of them, the wall receives
 * them, undo is their history, a share file is one. What is not in it cannot be shared, so put it in.
 */
export const sceneStateSchema = z.object({
  snapshotId: z.string().optional(),
  camera: cameraSchema.optional(),
  layers: z.array(layerStateSchema),
  selection: selectionSchema.optional(),
  /** Colour theme of rooms: their tenure, or none. */
  roomTheme: z.enum(['none', 'tenure']),
  light: z.enum(['day', 'dusk', 'night']),
  appearance: z.enum(['dark', 'light']),
  language: z.enum(['zh-CN', 'en']),
  /** `drawer`: the room matrix lies open below the scene. */
  panels: z.object({ left: z.boolean(), right: z.boolean(), drawer: z.boolean().optional() }),
});

export type Camera = z.infer<typeof cameraSchema>;
export type Selection = z.infer<typeof selectionSchema>;
export type LayerState = z.infer<typeof layerStateSchema>;
export type SceneState = z.infer<typeof sceneStateSchema>;
