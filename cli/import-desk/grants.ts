import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { ExportGrant } from '../../contract/imports.ts';

/** Files a person gave, with the paths only this side knows. */
export interface GrantedFiles extends ExportGrant {
  readonly paths: readonly string[];
}

/** Everything that may be read: what was dropped, chosen or found in the inbox. A page names a grant, never a path. */
export class Grants {
  private readonly byId = new Map<string, GrantedFiles>();

  add(grant: GrantedFiles): void {
    this.byId.set(grant.id, grant);
  }

  /** Errors: `not-found` for a grant that was never given. */
  find(id: string): GrantedFiles {
    const grant = this.byId.get(id);
    if (grant) return grant;
    throw new TwinError(
      'not-found',
      say`These files are no longer at hand. Drop or choose them again.`,
    );
  }
}
