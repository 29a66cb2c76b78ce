import { useTranslation } from 'react-i18next';
import type { RecordCard } from '../../../contract/queries/records.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { fieldText, titleIn } from '../../format/fields.ts';

type Event = RecordCard['events'][number];

/** 生命线: what happened to a record, oldest first. */
export function LifeLine({ events }: { readonly events: readonly Event[] }) {
  const { t } = useTranslation();
  if (events.length === 0) return null;
  return (
    <section>
      <h3>{t('kit.record.lifeLine')}</h3>
      <ol className="life-line">
        {events.map((event, at) => (
          <li key={`${event.key} ${at}`}>
            <time className="small secondary">{event.at.slice(0, 16)}</time>
            <EventWords event={event} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A step by its code, with who and what; a bare date by what it is the date of. */
function EventWords({ event }: { readonly event: Event }) {
  const { i18n } = useTranslation();
  const spec = tableSpec(event.table);
  const told = Object.entries(event.fields).filter(([, value]) => value !== event.at);
  const words = told
    .filter(([name]) => name !== 'sequence')
    .map(([name, value]) => fieldText(spec, name, value, i18n.language))
    .filter((text) => text !== undefined);
  const [first, ...rest] = words;
  const date = Object.keys(event.fields).find((name) => event.fields[name] === event.at);
  const column = date === undefined ? undefined : spec.columns[date];
  return (
    <span>
      <strong>{first ?? (column ? titleIn(i18n.language, column) : spec.title)}</strong>
      {rest.length > 0 && <span className="secondary"> {rest.join(' · ')}</span>}
    </span>
  );
}
