import { createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { asImportClient } from '../contract/imports.ts';
import type { MenuCommand, PictureView } from '../contract/window.ts';
import { bridge } from './host/bridge.ts';
import { createHostLink } from './host/host-link.ts';
import { followHistory } from './history.ts';
import { followSnapshot } from './host/live-snapshot.ts';
import { bindUndoKeys, HistoryProvider } from './host/use-history.tsx';
import { receiveWindowMessages } from './host/window-messages.ts';
import { createWords } from './i18n/index.ts';
import { createDesk } from './panels/import-desk/desk.ts';
import { DeskProvider } from './panels/import-desk/use-desk.tsx';
import { App } from './shell/app.tsx';
import { readPreferences } from './shell/preferences.ts';
import { toggleAppearance, togglePanel } from './shell/view-changes.ts';
import { focusSearch } from './shell/window-frame.tsx';
import { createTwinStore } from './store.ts';

const language = bridge?.language ?? 'zh-CN';
const preferences = readPreferences(localStorage, {
  appearance: 'dark',
  scale: 1,
  quality: { choice: 'auto' },
});
const store = createTwinStore({ appearance: preferences.appearance, language });
store.setState({ quality: preferences.quality });
const link = createHostLink();
const importLink = createHostLink();
const desk = createDesk({
  imports: asImportClient(importLink.client),
  host: link.client,
  bridge,
});
const searchRef = createRef<HTMLInputElement>();

async function showView(view: PictureView): Promise<void> {
  const { applyView } = await import('./scene/views.ts');
  await applyView(store, link.client, view);
  document.documentElement.dataset['view'] = view;
}

function command(name: MenuCommand): void {
  switch (name) {
    case 'camera.home':
      return store.setState({ cameraRequest: { kind: 'home' } });
    case 'camera.north':
      return store.setState({ cameraRequest: { kind: 'north' } });
    case 'search':
      return focusSearch(searchRef.current);
    case 'panel.left':
      return togglePanel(store, 'left');
    case 'panel.right':
      return togglePanel(store, 'right');
    case 'appearance':
      return toggleAppearance(store);
    case 'import':
      return desk.show();
  }
}

receiveWindowMessages(window, store, link, {
  showView: (view) => void showView(view),
  command,
  imports: importLink,
  importsFailed: (error) => desk.fail(error),
  takeExports: (grant) => void desk.take(grant),
  takeFolder: (grant) => void desk.writeTo(grant),
});
followSnapshot(store, link.client);
const history = followHistory(store);
bindUndoKeys(window, history);
createRoot(document.getElementById('root') as HTMLElement).render(
  <DeskProvider desk={desk}>
    <HistoryProvider history={history}>
      <App
        store={store}
        client={link.client}
        words={createWords(language)}
        startScale={preferences.scale}
        searchRef={searchRef}
        onLanguage={(chosen) => bridge?.languageChanged(chosen)}
      />
    </HistoryProvider>
  </DeskProvider>,
);
bridge?.connect();
bridge?.connectMaps();
