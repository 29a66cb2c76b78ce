import { type KeyboardEvent, type RefObject, useId, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../contract/queries/search.ts';
import { useHost, useTwinStore } from '../../host/host-context.tsx';
import { Icon } from '../../icons.tsx';
import { cameraFor, selectionOf } from '../../selection-steps.ts';
import { select, type TwinStore } from '../../store.ts';
import { findEverything } from './find-everything.ts';
import { SearchController } from './search-controller.ts';
import { SearchList } from './search-list.tsx';
import './search.css';

/** One box over buildings, rooms, units and places; choosing flies there and selects. */
export function SearchBox({ inputRef }: { readonly inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const controller = useSearch();
  const state = useSyncExternalStore(controller.subscribe, controller.state);
  const listId = useId();

  const choose = (hit: SearchHit): void => {
    showHit(store, hit);
    controller.close();
    inputRef.current?.blur();
  };

  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    const answer = controller.key(event.key, composing);
    if (answer === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (answer !== 'handled') choose(answer);
  };

  const listOpen = state.open && state.status !== 'idle';
  return (
    <search className="search" onBlur={() => controller.close()}>
      <Icon name="search" />
      <input
        ref={inputRef}
        type="text"
        role="combobox"
        className="search-input"
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
        aria-label={t('search.label')}
        aria-expanded={listOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={state.active >= 0 ? `${listId}-${state.active}` : undefined}
        placeholder={t('search.placeholder')}
        value={state.text}
        onChange={(event) => controller.input(event.target.value)}
        onCompositionStart={() => controller.compositionStart()}
        onCompositionEnd={(event) => controller.compositionEnd(event.currentTarget.value)}
        onFocus={() => controller.focus()}
        onKeyDown={press}
      />
      {state.text === '' ? (
        <kbd className="search-shortcut">{t('search.shortcut')}</kbd>
      ) : (
        <button
          type="button"
          className="search-clear"
          aria-label={t('search.clear')}
          onClick={() => controller.clear()}
        >
          <Icon name="close" />
        </button>
      )}
      {listOpen && (
        <SearchList
          id={listId}
          state={state}
          choose={choose}
          highlight={(index) => controller.highlight(index)}
        />
      )}
    </search>
  );
}

function useSearch(): SearchController {
  const host = useHost();
  const { language } = useTranslation().i18n;
  return useMemo(
    () => new SearchController((text, signal) => findEverything(host, { text, language, signal })),
    [host, language],
  );
}

function showHit(store: TwinStore, hit: SearchHit): void {
  const selection = selectionOf(hit);
  const cameraRequest = cameraFor(hit);
  if (selection) select(store, selection);
  if (cameraRequest) store.setState({ cameraRequest });
}
