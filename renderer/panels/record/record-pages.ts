import type { ComponentType } from 'react';
import type { RecordCard } from '../../../contract/queries/records.ts';
import { ResidentPage } from './resident-page.tsx';
import { SharedRecord } from './shared-record.tsx';
import { CommercialPage } from '../building-economy/commercial-page.tsx';
import { FirmPage } from '../building-economy/firm-page.tsx';
import { CasePage } from '../city-management/case-page.tsx';
import { ComponentPage } from '../city-management/component-page.tsx';
import { Guarantees } from '../work-safety/guarantees.tsx';
import { RoomsAround } from '../work-safety/rooms-around.tsx';

interface RecordPageProps {
  readonly card: RecordCard;
}

type RecordPages = Readonly<Partial<Record<string, ComponentType<RecordPageProps>>>>;

/** What a system says of a record of its own before the plain fields, by table. */
export const RECORD_PAGES: RecordPages = {
  resident: ResidentPage,
  enterprise: FirmPage,
  commercial_building: CommercialPage,
  hazard: Guarantees,
  component: ComponentPage,
  city_case: CasePage,
};

/** What it says after them, of what lies around. */
export const RECORD_SURROUNDINGS: RecordPages = {
  enterprise: SharedRecord,
  premises: RoomsAround,
  hazard: RoomsAround,
};
