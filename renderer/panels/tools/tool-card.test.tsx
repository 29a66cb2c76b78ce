import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import type { HostClient } from '../../../contract/host.ts';
import { TwinProvider } from '../../host/host-context.tsx';
import { createWords } from '../../i18n/index.ts';
import { changeScene, createTwinStore } from '../../store.ts';
import { addResult } from '../../tools.ts';
import { ToolCard } from './tool-card.tsx';

test('a result that was undone leaves the card to the clip behind it, and has it back when done again', () => {
  const store = createTwinStore();
  changeScene(store, { clip: { kind: 'level', heightMetres: 12 } });
  // A page drawn to text reads the store's first state.
  store.getInitialState = store.getState;
  const card = () =>
    renderToStaticMarkup(
      <I18nextProvider i18n={createWords('zh-CN')}>
        <TwinProvider twin={{ store, client: {} as HostClient }}>
          <ToolCard />
        </TwinProvider>
      </I18nextProvider>,
    );
  expect(card()).toContain('<h2>水平剖切</h2>');
  addResult(store, {
    id: 'one',
    kind: 'distance',
    points: [
      [121.54, 29.87, 0],
      [121.55, 29.87, 0],
    ],
  });
  const { results } = store.getState().scene;
  expect(card()).toContain('aria-label="距离 1"');
  changeScene(store, { results: [] });
  expect(card()).toContain('<h2>水平剖切</h2>');
  changeScene(store, { results: results ?? [] });
  expect(card()).toContain('aria-label="距离 1"');
});
