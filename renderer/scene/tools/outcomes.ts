import type { ErrorShape } from '../../../contract/errors.ts';
import type { AreaSummary, NamedBuilding } from '../../../contract/queries/area.ts';
import type { LonLat } from '../../../contract/region.ts';
import type { Place } from '../../../contract/tools.ts';
import type { Piece } from './measure.ts';
import type { Cut } from './profile.ts';
import type { FacadeHours } from './sunlight.ts';
import type { Viewshed } from './viewshed.ts';

/** What came of a kept result on the snapshot on screen; derived, never saved. */
export type Outcome =
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly error: ErrorShape }
  | { readonly kind: 'distance'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'area'; readonly squareMetres: number; readonly perimeterMetres: number }
  | { readonly kind: 'height'; readonly fromMetres: number; readonly toMetres: number }
  | {
      readonly kind: 'profile';
      readonly lengthMetres: number;
      readonly cuts: readonly (Cut & { readonly name: string | undefined })[];
    }
  | {
      readonly kind: 'sight';
      readonly distanceMetres: number;
      readonly blockedAt: Place | undefined;
      readonly blockedBy: NamedBuilding | undefined;
    }
  | {
      readonly kind: 'viewshed';
      readonly viewshed: Viewshed;
      readonly seen: readonly { readonly building: NamedBuilding; readonly seenShare: number }[];
    }
  | {
      readonly kind: 'sunlight';
      readonly rows: readonly FacadeHours[];
      readonly slot: number;
      readonly name: string;
      /** Of the building. */
      readonly place: LonLat | undefined;
    }
  | {
      readonly kind: 'region';
      readonly summary: AreaSummary;
      /** Rings that together cover the region, WGS-84 degrees. */
      readonly rings: readonly (readonly LonLat[])[];
      readonly squareMetres: number;
    };
