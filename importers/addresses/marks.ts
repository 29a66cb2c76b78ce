import type { Mark } from './tokens.ts';

/** A mark after a number and how many characters it takes. */
export interface ReadMark {
  readonly mark: Mark;
  readonly length: number;
}

const NONE: ReadMark = { mark: 'none', length: 0 };

/** By first character, longest first. */
const MARKS: Readonly<Record<string, readonly (readonly [string, Mark])[]>> = {
  弄: [['弄', 'lane']],
  支: [['支弄', 'lane']],
  巷: [['巷', 'lane']],
  里: [['里', 'lane']],
  号: [
    ['号单元', 'unit'],
    ['号楼', 'building'],
    ['号幢', 'building'],
    ['号栋', 'building'],
    ['号门', 'unit'],
    ['号室', 'room'],
    ['号房', 'room'],
    ['号铺位', 'shop'],
    ['号铺', 'shop'],
    ['号商铺', 'shop'],
    ['号店铺', 'shop'],
    ['号店面', 'shop'],
    ['号门面', 'shop'],
    ['号摊位', 'shop'],
    ['号院', 'door'],
    ['号', 'door'],
  ],
  '#': [
    ['#单元', 'unit'],
    ['#门', 'unit'],
    ['#室', 'room'],
    ['#房', 'room'],
    ['#楼', 'building'],
    ['#', 'building'],
  ],
  幢: [['幢', 'building']],
  憧: [['憧', 'building']],
  撞: [['撞', 'building']],
  栋: [['栋', 'building']],
  座: [['座', 'building']],
  单: [
    ['单元', 'unit'],
    ['单', 'unit'],
  ],
  梯: [['梯', 'unit']],
  门: [
    ['门洞', 'unit'],
    ['门', 'unit'],
  ],
  层: [['层', 'floor']],
  楼: [
    ['楼层', 'floor'],
    ['楼', 'storey'],
  ],
  室: [['室', 'room']],
  房: [
    ['房间', 'room'],
    ['房', 'room'],
  ],
  户: [['户', 'room']],
  铺: [
    ['铺位', 'shop'],
    ['铺', 'shop'],
  ],
  商: [['商铺', 'shop']],
  店: [
    ['店铺', 'shop'],
    ['店面', 'shop'],
  ],
};

/** A character after a mark that makes it the beginning of another word: 2门面, 61号门口, 3楼下. */
const NOT_BEFORE: Readonly<Partial<Record<Mark, string>>> = {
  unit: '口面市店卫厅诊禁岗',
  storey: '上下道梯',
  room: '型东主',
  shop: '子',
};

/** Reads the mark at a place. */
export function markAt(text: string, at: number): ReadMark {
  for (const [written, mark] of MARKS[text[at] as string] ?? []) {
    if (!text.startsWith(written, at)) continue;
    const next = text[at + written.length];
    if (next !== undefined && NOT_BEFORE[mark]?.includes(next)) continue;
    return { mark, length: written.length };
  }
  return NONE;
}
