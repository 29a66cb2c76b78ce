import type { HostClient } from '../../../contract/host.ts';
import type { RecordCard } from '../../../contract/queries/records.ts';
import type { SearchHit } from '../../../contract/queries/search.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { fieldText } from '../../format/fields.ts';
import type { SearchQuestion } from './find-everything.ts';

/** Numbers of cases (任务号) and components (部件标识码): digits, perhaps after letters. */
const NUMBER = /^[A-Z]{0,6}\d{8,20}$/;

const TABLES = { case: 'city_case', component: 'component' } as const;
type Kind = keyof typeof TABLES;

/** The case or component of a number typed whole; none where there is none, or the role may not see it. */
export async function numberedRecords(
  host: HostClient,
  { text, language, signal }: SearchQuestion,
): Promise<readonly SearchHit[]> {
  const key = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  if (!NUMBER.test(key)) return [];
  const hits = (Object.keys(TABLES) as Kind[]).map(async (kind) => {
    const card = await host.call('record.card', { table: TABLES[kind], key }, signal);
    return hitOf(kind, card, language);
  });
  const settled = await Promise.allSettled(hits);
  return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

function hitOf(kind: Kind, { key, title, fields, place }: RecordCard, language: string): SearchHit {
  const state = fieldText(tableSpec(TABLES[kind]), 'state', fields['state'], language);
  const details = [fields['description'], fields['dept'], state, fields['address']];
  return {
    kind,
    id: key,
    title: title === key ? key : `${title} ${key}`,
    detail: details.filter(Boolean).join(' · '),
    buildingId: null,
    roomId: null,
    longitudeDegrees: place?.longitudeDegrees ?? null,
    latitudeDegrees: place?.latitudeDegrees ?? null,
  };
}
