import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { RecordCard } from '../../../contract/queries/records.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { elapsedText } from '../../format/elapsed.ts';
import { fieldText, titleIn } from '../../format/fields.ts';

type Event = RecordCard['events'][number];

/** 生命线: what happened to a record, oldest first, and how long each step took. */
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
            <EventWords event={event} after={elapsedAt(t, events, at)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Time since the step before, of what goes in steps. */
function elapsedAt(t: TFunction, events: readonly Event[], at: number): string | undefined {
  const [before, event] = [events[at - 1], events[at]!];
  return before && 'step' in event.fields ? elapsedText(t, before.at, event.at) : undefined;
}

interface WordsProps {
  readonly event: Event;
  readonly after: string | undefined;
}

/** A step by its code, with who and what; a bare date by what it is the date of. */
function EventWords({ event, after }: WordsProps) {
  const { t, i18n } = useTranslation();
  const spec = tableSpec(event.table);
  const told = Object.entries(event.fields).filter(([, value]) => value !== event.at);
  const words = told
    .filter(([name]) => name !== 'sequence')
    .map(([name, value]) => fieldText(spec, name, value, i18n.language))
    .filter((text) => text !== undefined);
  const [first, ...rest] = [...new Set(words)];
  const date = Object.keys(event.fields).find((name) => event.fields[name] === event.at);
  const column = date === undefined ? undefined : spec.columns[date];
  return (
    <span>
      <strong>{first ?? (column ? titleIn(i18n.language, column) : spec.title)}</strong>
      {rest.length > 0 && <span className="secondary"> {rest.join(' · ')}</span>}
      {after && (
        <span className="small secondary life-line-after">
          {t('kit.record.after', { elapsed: after })}
        </span>
      )}
    </span>
  );
}
