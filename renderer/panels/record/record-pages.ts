import type { ComponentType } from 'react';
import type { RecordCard } from '../../../contract/queries/records.ts';
import { ResidentPage } from './resident-page.tsx';

interface RecordPageProps {
  readonly card: RecordCard;
}

/** What a system says of a record of its own before the plain fields, by table. */
export const RECORD_PAGES: Readonly<Partial<Record<string, ComponentType<RecordPageProps>>>> = {
  resident: ResidentPage,
};
