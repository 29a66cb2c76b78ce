import type { ComponentType } from 'react';
import type { RecordCard } from '../../../contract/queries/records.ts';
import { ResidentPage } from './resident-page.tsx';
import { CommercialPage } from '../building-economy/commercial-page.tsx';
import { FirmPage } from '../building-economy/firm-page.tsx';
import { CasePage } from '../city-management/case-page.tsx';
import { ComponentPage } from '../city-management/component-page.tsx';
import { SafetyPage } from '../work-safety/safety-page.tsx';

interface RecordPageProps {
  readonly card: RecordCard;
}

/** What a system says of a record of its own before the plain fields, by table. */
export const RECORD_PAGES: Readonly<Partial<Record<string, ComponentType<RecordPageProps>>>> = {
  resident: ResidentPage,
  enterprise: FirmPage,
  commercial_building: CommercialPage,
  premises: SafetyPage,
  hazard: SafetyPage,
  component: ComponentPage,
  city_case: CasePage,
};
