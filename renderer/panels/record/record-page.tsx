import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordCard, RecordRef } from '../../../contract/queries/records.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { sealedColumns } from '../../../contract/schema/table.ts';
import type { Selection } from '../../../contract/scene.ts';
import { fieldText, titleIn } from '../../format/fields.ts';
import { personalText } from '../../format/personal-text.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { LineageLine } from '../../parts/lineage-line.tsx';
import { PersonalWatermark } from '../../parts/personal-watermark.tsx';
import { NoPictures, PicturesSection } from '../../parts/pictures/pictures-section.tsx';
import { select } from '../../store.ts';
import { ClearSelection } from './clear-selection.tsx';
import { LifeLine } from './life-line.tsx';
import { Neighbours } from './neighbours.tsx';
import { RecordGraphSection } from './record-graph.tsx';
import { RECORD_PAGES, RECORD_SURROUNDINGS } from './record-pages.ts';
import { RecordPlaceLine } from './record-place.tsx';
import { usePin } from './use-pin.ts';
import './record-page.css';

type RecordSelection = Extract<Selection, { kind: 'record' }>;

/** 记录页: any row of any table, read from the host. */
export function RecordPage({ record }: { readonly record: RecordSelection }) {
  const { t } = useTranslation();
  const { table, key } = record;
  const answer = useCall('record.card', { table, key });
  const card = answer.kind === 'done' ? answer.value : undefined;
  useSelectedPlace(record, card);
  return (
    <Asked answer={answer} loadingLabel={t('record.loading')} failedTitle={t('record.failed')}>
      {(value) => <RecordCardView card={value} />}
    </Asked>
  );
}

/** Puts the record's room and building into the selection, so that scene and matrix show where it is. */
function useSelectedPlace(record: RecordSelection, card: RecordCard | undefined): void {
  const store = useTwinStore();
  const buildingId = card?.place?.buildingId ?? undefined;
  const roomId = card?.place?.roomId ?? undefined;
  useEffect(() => {
    if (buildingId === undefined || record.buildingId !== undefined) return;
    select(store, { ...record, buildingId, ...(roomId !== undefined && { roomId }) });
  }, [store, record, buildingId, roomId]);
}

/** A record: where it lies, what its system says of it, its fields, its life line, what belongs to it. */
export function RecordCardView({ card }: { readonly card: RecordCard }) {
  const { t, i18n } = useTranslation();
  const spec = tableSpec(card.table);
  const title = personalText(card.title, i18n.language);
  const Page = RECORD_PAGES[card.table];
  const Surroundings = RECORD_SURROUNDINGS[card.table];
  const pictures = useCall('record.pictures', spec.pictures && cardRef(card));
  const found = pictures.kind === 'done' ? pictures.value : undefined;
  usePin(card, found);
  const page = (
    <article className="record-body" aria-label={`${spec.title} ${title}`}>
      <header className="record-head">
        <h2>{title}</h2>
        <ClearSelection />
        <p className="secondary">
          {titleIn(i18n.language, spec)}
          {card.title !== card.key && ` · ${card.key}`}
        </p>
        {card.place && <RecordPlaceLine place={card.place} />}
      </header>
      {found && <PicturesSection record={cardRef(card)} found={found} />}
      {Page && <Page card={card} />}
      <Facts facts={recordFacts(card, i18n.language, t('kit.record.age'))} />
      {card.peopleHidden && <p className="secondary">{t('kit.record.peopleHidden')}</p>}
      {Surroundings && <Surroundings card={card} />}
      {found && <NoPictures record={cardRef(card)} found={found} />}
      <LifeLine events={card.events} />
      <RecordGraphSection table={card.table} recordKey={card.key} />
      <Neighbours groups={card.neighbours} />
      <LineageLine lineage={card.lineage} />
    </article>
  );
  return sealedColumns(spec).length > 0 ? <PersonalWatermark>{page}</PersonalWatermark> : page;
}

function cardRef({ table, key }: RecordCard): RecordRef {
  return { table, key };
}

/** Columns told elsewhere on the page. */
const TOLD = new Set(['longitude_degrees', 'latitude_degrees', 'street_code', 'community_code']);

function recordFacts(card: RecordCard, language: string, ageTitle: string): Fact[] {
  const spec = tableSpec(card.table);
  const facts = Object.entries(spec.columns)
    .filter(([name]) => !TOLD.has(name) && !spec.naturalKey.includes(name))
    .map(([name, column]) => ({
      term: titleIn(language, column),
      value: fieldText(spec, name, card.fields[name], language),
      wide: true,
    }));
  const own = Object.entries(card.extras ?? {}).map(([term, value]) => ({
    term,
    value,
    wide: true,
  }));
  const age = card.ageYears === null ? undefined : String(card.ageYears);
  return [...facts, ...own, { term: ageTitle, value: age, wide: true }];
}
