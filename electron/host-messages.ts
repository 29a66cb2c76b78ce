import { z } from 'zod';
import type { ErrorShape } from '../contract/errors.ts';
import { principalSchema } from '../contract/principal.ts';

/** Where the data host finds what it serves. */
export const hostFoldersSchema = z.object({
  storeFolder: z.string(),
  keyFolder: z.string(),
  workspacePath: z.string(),
});
export type HostFolders = z.infer<typeof hostFoldersSchema>;

/** Main → data host. `serve` comes with the port to serve. */
export const hostOrderSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('open'), folders: hostFoldersSchema }),
  z.object({ type: z.literal('serve'), principal: principalSchema }),
]);
export type HostOrder = z.infer<typeof hostOrderSchema>;

/** Data host → main. */
export type HostNews =
  | { readonly type: 'opened' }
  | { readonly type: 'refused'; readonly error: ErrorShape };
