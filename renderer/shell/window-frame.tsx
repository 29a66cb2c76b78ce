import { type RefObject, useEffect } from 'react';
import { useTwin, useTwinStore } from '../host/host-context.tsx';
import { analysisOpen, togglePlan } from '../panels/analysis/open-analysis.ts';
import { DropTarget } from '../panels/import-desk/drop-target.tsx';
import { ImportDesk } from '../panels/import-desk/import-desk.tsx';
import { TimeBar } from '../panels/time/time-bar.tsx';
import { RecordPanel } from '../panels/record/record-panel.tsx';
import { DrawerProvider } from '../parts/kit/drawer-part.tsx';
import { PrintProvider } from '../parts/kit/printing.tsx';
import { stepBack } from '../selection-steps.ts';
import { closeInterior, openInterior } from '../interior/open-interior.ts';
import { select, type TwinStore } from '../store.ts';
import { Banners } from './banners.tsx';
import { Drawer } from './drawer.tsx';
import { EmptyWindow } from './empty-window.tsx';
import { LeftPanel } from './left-panel.tsx';
import { Rail } from './rail.tsx';
import { SceneView } from './scene-view.tsx';
import { shortcutOf } from './shortcuts.ts';
import { StatusLine } from './status-line.tsx';
import { TopBar } from './top-bar.tsx';
import { usePanels } from './use-panels.ts';
import './window-frame.css';

interface WindowFrameProps {
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

/** The analyst's window: bar, rail, panels, scene, status line. */
export function WindowFrame({ searchRef }: WindowFrameProps) {
  const loaded = useTwin((state) => state.snapshot !== undefined);
  useShortcuts(searchRef);
  return (
    <div className="window">
      <TopBar searchRef={searchRef} />
      {loaded ? <District /> : <EmptyWindow />}
      <ImportDesk beside={loaded} />
      <StatusLine />
      <Banners />
      <DropTarget />
    </div>
  );
}

function District() {
  const { compact, left, right } = usePanels();
  return (
    <PrintProvider>
      <DrawerProvider>
        <main className={compact ? 'district district-compact' : 'district'}>
          <Rail />
          <LeftPanel shown={left} />
          <div className="middle">
            <SceneView />
            <TimeBar />
            <Drawer />
          </div>
          {right && <RecordPanel />}
        </main>
      </DrawerProvider>
    </PrintProvider>
  );
}

function useShortcuts(searchRef: RefObject<HTMLInputElement | null>): void {
  const store = useTwinStore();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const shortcut = shortcutOf(event, isTyping(event.target));
      if (shortcut === undefined || dialogOpen()) return;
      event.preventDefault();
      if (shortcut === 'search') focusSearch(searchRef.current);
      else if (shortcut === 'enter-building') enterSelected(store);
      else if (shortcut === 'plan') togglePlan(store);
      else stepOut(store);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [store, searchRef]);
}

/** Esc: from the flat plan to the scene, from a room to its building, from inside a building to the district, from a building to nothing. */
function stepOut(store: TwinStore): void {
  const { selection, interior, analysis } = store.getState().scene;
  if (analysisOpen(store) && analysis?.wide) togglePlan(store);
  else if (interior && selection?.kind === 'building') closeInterior(store);
  else select(store, stepBack(selection));
}

function enterSelected(store: TwinStore): void {
  const buildingId = store.getState().scene.selection?.buildingId;
  if (buildingId !== undefined) openInterior(store, buildingId);
}

/** Puts the cursor in the search box with its text selected. */
export function focusSearch(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}

/** A dialog takes Esc for itself; hidden ones, such as the engine's, do not count. */
function dialogOpen(): boolean {
  const dialogs = document.querySelectorAll('[role="dialog"][aria-modal="true"]');
  return [...dialogs].some((dialog) => dialog.checkVisibility({ checkVisibilityCSS: true }));
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
}
