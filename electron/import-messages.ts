import { z } from 'zod';
import { exportGrantSchema } from '../contract/imports.ts';
import { principalSchema } from '../contract/principal.ts';
import { hostFoldersSchema } from './host-messages.ts';

/** Main → import host. Files it may read come from main alone, which had them from the person's own hand. */
export const importOrderSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('open'), folders: hostFoldersSchema }),
  z.object({ type: z.literal('serve'), principal: principalSchema }),
  z.object({
    type: z.literal('grant'),
    grant: exportGrantSchema.extend({ paths: z.array(z.string()) }),
  }),
  z.object({ type: z.literal('inbox'), folder: z.string().nullable() }),
]);
export type ImportOrder = z.infer<typeof importOrderSchema>;
