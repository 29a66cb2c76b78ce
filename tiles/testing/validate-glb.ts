import { createRequire } from 'node:module';

/** The validator ships no types; this is the part in use. */
interface Validator {
  validateBytes(
    data: Uint8Array,
    options: { readonly maxIssues: number; readonly writeTimestamp: boolean },
  ): Promise<{
    readonly issues: {
      readonly messages: readonly {
        readonly code: string;
        readonly severity: number;
        readonly pointer: string;
      }[];
    };
  }>;
}

const require = createRequire(import.meta.url);
const validator = require('gltf-validator') as Validator;
const WARNING = 1;

/** Errors and warnings of the Khronos glTF validator. */
export async function glbProblems(glb: Uint8Array): Promise<string[]> {
  const { issues } = await validator.validateBytes(glb, { maxIssues: 0, writeTimestamp: false });
  return issues.messages
    .filter(({ severity }) => severity <= WARNING)
    .map(({ code, pointer }) => `${code} ${pointer}`);
}
