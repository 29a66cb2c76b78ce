import { z } from 'zod';

export const searchHitSchema = z.object({
  kind: z.enum(['building', 'room', 'unit', 'place', 'person', 'case', 'component']),
  /** building_id, room_id, unit_id, place name or record number; persons come from `people.find`, cases and components from `record.card`. */
  id: z.string(),
  title: z.string(),
  /** Address or what kind of place it is. */
  detail: z.string(),
  buildingId: z.string().nullable(),
  roomId: z.string().nullable(),
  longitudeDegrees: z.number().nullable(),
  latitudeDegrees: z.number().nullable(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchQueries = {
  /**
   * One box over buildings, addresses, units and named places: Chinese from one character on, pinyin and initials,
   * 3-2-501 and 3幢2单元501室 alike. Best first.
   */
  'search.everything': {
    params: z.object({
      text: z.string().max(64),
      limit: z.number().int().min(1).max(50).default(20),
    }),
    result: z.array(searchHitSchema),
  },
} as const;
