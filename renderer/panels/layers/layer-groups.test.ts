import { expect, test } from 'vitest';
import { layerOf } from '../../testing/records.ts';
import { commonSource, groupLayers } from './layer-groups.ts';

const BUILDING = layerOf();

test('layers stand under their system, the base map last, in the order of the view', () => {
  const states = ['water', 'building', 'label'].map((id) => ({ id, visible: true }));
  const groups = groupLayers(states, [BUILDING]);
  expect(groups.map((group) => [group.id, group.layers.map((layer) => layer.id)])).toEqual([
    ['community-policing', ['building']],
    ['base-map', ['water', 'label']],
  ]);
});

test('a layer without rows is still listed, without info', () => {
  const [group] = groupLayers([{ id: 'room', visible: false }], []);
  expect(group?.layers).toEqual([{ id: 'room', visible: false, info: undefined }]);
});

test('a group names its source once where its layers share it', () => {
  const states = ['building', 'room'].map((id) => ({ id, visible: true }));
  const room = { ...BUILDING, id: 'room' };
  const shared = groupLayers(states, [BUILDING, room]).map(commonSource);
  expect(shared).toMatchObject([{ department: '公安分局', asOf: '2016-06-30' }]);
  const later = groupLayers(states, [BUILDING, { ...room, asOf: '2016-07-31' }]).map(commonSource);
  expect(later).toEqual([undefined]);
});
