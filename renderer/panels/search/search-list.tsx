import { type MouseEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../contract/queries/search.ts';
import { Icon } from '../../icons.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import type { SearchState } from './search-controller.ts';

interface SearchListProps {
  readonly id: string;
  readonly state: SearchState;
  readonly choose: (hit: SearchHit) => void;
  readonly highlight: (index: number) => void;
}

/** Suggestions under the search box, or why there are none. Keeps the focus in the box. */
export function SearchList({ id, state, choose, highlight }: SearchListProps) {
  const { t } = useTranslation();
  const count = state.hits.length;
  const searching = state.status === 'asking' || state.status === 'partly';
  return (
    <div className="search-list" onMouseDown={keepFocus}>
      <ul id={id} role="listbox" aria-label={t('search.label')} aria-busy={searching}>
        {state.hits.map((hit, index) => (
          <Option
            key={`${hit.kind} ${hit.id}`}
            id={`${id}-${index}`}
            hit={hit}
            text={state.text.trim()}
            active={index === state.active}
            choose={() => choose(hit)}
            highlight={() => highlight(index)}
          />
        ))}
      </ul>
      <Outcome state={state} />
      <p className="search-foot small secondary" role="status">
        {searching ? t('search.searching') : t('search.results', { count })}
        <span>{t('search.keys')}</span>
      </p>
    </div>
  );
}

function Outcome({ state }: { readonly state: SearchState }) {
  const { t } = useTranslation();
  if (state.status === 'failed' && state.error) {
    return <ErrorNote title={t('search.failed')} error={state.error} />;
  }
  if (state.status !== 'done' || state.hits.length > 0) return null;
  return (
    <div className="search-empty">
      <strong>{t('search.emptyTitle', { text: state.text.trim() })}</strong>
      <p className="secondary">{t('search.emptyHelp')}</p>
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly hit: SearchHit;
  readonly text: string;
  readonly active: boolean;
  readonly choose: () => void;
  readonly highlight: () => void;
}

function Option({ id, hit, text, active, choose, highlight }: OptionProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <li
      ref={row}
      id={id}
      role="option"
      className="search-option"
      aria-selected={active}
      onClick={choose}
      onMouseMove={highlight}
    >
      <Icon name={hit.kind} />
      <span className="search-option-words">
        <span className="search-option-title">
          <Marked title={hit.title} text={text} />
        </span>
        <span className="small secondary">{hit.detail}</span>
      </span>
      <span className="small secondary">{t(`search.kinds.${hit.kind}`)}</span>
    </li>
  );
}

/** The title with the part that was typed in bold. */
function Marked({ title, text }: { readonly title: string; readonly text: string }) {
  const start = title.toLowerCase().indexOf(text.toLowerCase());
  if (text === '' || start < 0) return <>{title}</>;
  return (
    <>
      {title.slice(0, start)}
      <b>{title.slice(start, start + text.length)}</b>
      {title.slice(start + text.length)}
    </>
  );
}

function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
