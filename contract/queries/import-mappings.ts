import { z } from 'zod';
import { savedMappingSchema } from '../imports.ts';

/** Calls that touch the workspace alone and work before anything was imported. */
export const workspaceCalls = {
  /** Mappings kept for the departments' next deliveries. */
  'imports.mappings': { params: z.object({}), result: z.array(savedMappingSchema) },
  /** Keeps a mapping in place of the one for the same department and files. */
  'imports.saveMapping': {
    params: savedMappingSchema,
    result: z.object({ auditNumber: z.number().int() }),
  },
} as const;
