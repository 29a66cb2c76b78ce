import { expect, test } from 'vitest';
import { readSceneState, type SceneState } from './scene.ts';

const VIEW: SceneState = {
  layers: [{ id: 'building', visible: true }],
  selection: { kind: 'record', table: 'city_case', key: '2016000123' },
  themes: { room: { id: 'room.tenure', only: [2] } },
  light: 'dusk',
  appearance: 'dark',
  language: 'zh-CN',
  panels: { left: true, right: true },
};

test('a view survives being kept as text', () => {
  expect(readSceneState(JSON.parse(JSON.stringify(VIEW)))).toEqual(VIEW);
});

test.each([
  ['tenure', { room: { id: 'room.tenure' } }],
  ['none', {}],
])('a view kept with roomTheme %s still opens', (roomTheme, themes) => {
  const { themes: _themes, ...rest } = VIEW;
  expect(readSceneState({ ...rest, roomTheme })).toEqual({ ...VIEW, themes });
});

test('what is no view is refused', () => {
  expect(() => readSceneState({ layers: 'all' })).toThrow();
});
