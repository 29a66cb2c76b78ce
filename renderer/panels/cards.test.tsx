import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import { KEY_DESTROYED } from '../../contract/destroyed-keys.ts';
import { TwinError } from '../../contract/errors.ts';
import type { HostClient } from '../../contract/host.ts';
import { LANGUAGES } from '../../contract/window.ts';
import { TwinProvider } from '../host/host-context.tsx';
import { createWords } from '../i18n/index.ts';
import { createTwinStore, type TwinState } from '../store.ts';
import {
  buildingOf,
  cellOf,
  layerOf,
  matrixOf,
  residentOf,
  roomOf,
  snapshotOf,
  unitOf,
} from '../testing/records.ts';
import { StatusLine } from '../shell/status-line.tsx';
import { LayerPanel } from './layers/layer-panel.tsx';
import { RoomMatrix } from './matrix/room-matrix.tsx';
import { BuildingCardView } from './record/building-record.tsx';
import { RoomCardView } from './room/room-record.tsx';
import { UnitCardView } from './unit/unit-record.tsx';

const matrixProps = {
  buildingName: '月湖大厦',
  selectedRoomId: undefined,
  hoverSlot: undefined,
  onHover: () => {},
  onOpen: () => {},
};

describe.each(LANGUAGES)('in %s', (language) => {
  const words = (panel: ReactNode) => wordsOf(draw(panel, language));

  test.each([
    ['building', <BuildingCardView key="b" card={buildingOf()} />],
    ['room', <RoomCardView key="r" card={roomOf()} />],
    ['unit', <UnitCardView key="u" card={unitOf()} />],
    ['matrix', <RoomMatrix key="m" matrix={matrixOf()} {...matrixProps} />],
  ])('a %s shows no raw key, code or missing value', (_name, panel) => {
    expect(words(panel)).not.toMatch(
      /\b(null|undefined|NaN)\b|\{\{|\b\w+\.\w+\.\w+\b|brick_timber/,
    );
  });

  test('what the export does not say is not listed', () => {
    const bare = buildingOf({
      name: null,
      address: null,
      street: null,
      community: null,
      gridCode: null,
      use: null,
      structure: null,
      floorsDown: null,
      yearBuilt: null,
      liftCount: null,
      footprintAreaSquareMetres: null,
    });
    expect(words(<BuildingCardView card={bare} />)).not.toMatch(/null|undefined|NaN/);
  });
});

test.each([
  ['zh-CN', '存疑： 高度由层数推算，未实测'],
  ['en', 'Flagged: The height was derived from the floors, not surveyed'],
] as const)('a flagged row says in %s what is doubtful, not its code', (language, sentence) => {
  const lineage = { ...buildingOf().lineage, flags: ['HEIGHT_ESTIMATED'] };
  const text = wordsOf(draw(<BuildingCardView card={buildingOf({ lineage })} />, language));
  expect(text).toContain(sentence);
  expect(text).not.toContain('HEIGHT_ESTIMATED');
});

test('a unit tells what it is and leads to its room and building', () => {
  const text = wordsOf(draw(<UnitCardView card={unitOf()} />));
  expect(text).toContain('月湖大厦 501 室 月湖饭店 企业 · 开业 · 在此处');
  expect(text).toContain('王**');
});

test.each([
  ['zh-CN', '密钥已销毁'],
  ['en', 'Key destroyed'],
] as const)('in %s personal values whose key was destroyed say so, once', (language, words) => {
  const unit = unitOf({ legalPerson: KEY_DESTROYED, phone: KEY_DESTROYED });
  const text = wordsOf(draw(<UnitCardView card={unit} />, language));
  expect(text.split(words)).toHaveLength(2);
  if (language === 'en') expect(text).not.toContain(KEY_DESTROYED);
});

test('a unit without a room says why it is not on the map', () => {
  const bare = unitOf({ buildingId: null, roomId: null, roomNo: null });
  expect(wordsOf(draw(<UnitCardView card={bare} />))).toContain('没有它的房屋编码');
});

test('current residents and records are told apart, and a small count is withheld', () => {
  const few = { suppressed: true, below: 5 } as const;
  const counts = { ...buildingOf().counts, currentResidents: few };
  const text = wordsOf(draw(<BuildingCardView card={buildingOf({ counts })} />));
  expect(text).toContain('现行人口 * 人');
  expect(text).toContain('人口记录 611 条');
});

test('a room names its physical floor where the label differs, and the floors of a duplex', () => {
  const room = roomOf({ floorLabel: '3A', floorNo: 4, floorNoTop: 5 });
  expect(wordsOf(draw(<RoomCardView card={room} />))).toContain(
    '3A 层（物理层 4）；跃层，物理层 4 至 5',
  );
});

test('historical records are folded away under their own count', () => {
  const past = residentOf({ row: 9, name: '赵**', state: 'historical' });
  const text = wordsOf(draw(<RoomCardView card={roomOf({ historicalResidents: [past] })} />));
  expect(text).toContain('历史记录 1 条');
  expect(text).not.toContain('赵**');
});

test('a caller who may not see people sees that, and no empty list', () => {
  const text = wordsOf(
    draw(<RoomCardView card={roomOf({ peopleHidden: true, currentResidents: [] })} />),
  );
  expect(text).toContain('当前角色不能查看人口记录');
  expect(text).not.toContain('没有现行登记人口');
});

test('a cell of the matrix tells number, floor, class, people and verification', () => {
  const cell = cellOf({ verified: false, currentResidents: { suppressed: true, below: 5 } });
  const matrix = matrixOf({
    floors: [{ floorNo: 5, floorLabel: '5', geometryKind: 'virtual', cells: [cell] }],
  });
  const page = draw(<RoomMatrix matrix={matrix} {...matrixProps} selectedRoomId="R501" />);
  expect(page).toContain('aria-label="501 室，5 层，自住，现行 * 人，单位 0 家，未在期限内核实"');
  expect(page).toContain('aria-selected="true"');
  expect(page).toMatch(/role="gridcell"[^>]*tabindex="0"/i);
});

test('a layer that failed says so in its own row, with the remedy', () => {
  const error = { kind: 'corrupt', sentence: '瓦片缺失，用 twin tiles 重建。' } as const;
  const text = wordsOf(
    draw(<LayerPanel />, 'zh-CN', { layerInfos: [layerOf()], layerErrors: { building: error } }),
  );
  expect(text).toContain('楼栋没有画出：瓦片缺失，用 twin tiles 重建。');
  expect(text).toContain('6,800 幢 上图率 50.0%');
});

test('a picture that failed says so in the status line, with a way to have it made anew', () => {
  const error = { kind: 'internal', sentence: '着色器无法编译。' } as const;
  const text = wordsOf(draw(<StatusLine />, 'zh-CN', { layerErrors: { scene: error } }));
  expect(text).toContain('画面出错：着色器无法编译。');
  expect(text).toContain('重新绘制');
});

function draw(
  panel: ReactNode,
  language: (typeof LANGUAGES)[number] = 'zh-CN',
  state: Partial<TwinState> = {},
): string {
  const store = createTwinStore({ language });
  store.setState({ snapshot: snapshotOf(), ...state });
  // A page drawn to text reads the store's first state.
  store.getInitialState = store.getState;
  return renderToStaticMarkup(
    <I18nextProvider i18n={createWords(language)}>
      <TwinProvider twin={{ store, client: NO_HOST }}>{panel}</TwinProvider>
    </I18nextProvider>,
  );
}

/** A page drawn once asks nothing: effects do not run. */
const NO_HOST: HostClient = {
  call: () => Promise.reject(new TwinError('busy', 'no host')),
  listen: () => () => {},
};

function wordsOf(page: string): string {
  return page
    .replace(/<style[^>]*>.*?<\/style>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}
