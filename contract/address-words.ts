import type { MatchLevel, StopCode } from './address-match.ts';
import type { PlacedLevel, PlacedRow, PlacedStop } from './queries/place-list.ts';

/** Titles of match levels (匹配级别). */
export const LEVEL_TITLES: Readonly<Record<MatchLevel, string>> = {
  room: '室',
  unit: '单元',
  building: '幢',
  door: '门牌',
  place: '小区/道路',
  community: '社区',
  none: '未匹配',
};

/** Why an address is placed no finer. */
export const STOP_SENTENCES: Readonly<Record<StopCode, string>> = {
  ROOM_UNKNOWN: '楼内没有这个室号。',
  ROOM_AMBIGUOUS: '几个单元都有这个室号，没有写明单元。',
  ROOM_SEVERAL: '写了不止一个房间。',
  UNIT_UNKNOWN: '楼内没有这个单元。',
  BUILDING_UNKNOWN: '这里没有这个幢号。',
  BUILDING_AMBIGUOUS: '这里不止一幢楼，没有写明哪一幢。',
  DOOR_UNKNOWN: '路上没有这个门牌号。',
  DOOR_BRANCHES: '这个门牌号分几个附号，没有写明哪一个。',
  NAME_UNKNOWN: '没有读到标准地址库里的路名、小区名或楼名。',
  NAME_AMBIGUOUS: '这个名称对得上不止一处。',
  CONFLICT: '写的路、门牌和楼名不在同一处。',
  ELSEWHERE: '写的是外区地址。',
  BESIDE: '只写了在它附近。',
  NOT_WRITTEN: '地址只写到这一级。',
};

/** Words of one language for what is said of a row of a list (名单上图). */
export interface PlacedWords {
  /** Titles of the columns put behind a list, in the order of `placedCells`. */
  readonly headers: readonly string[];
  readonly levels: Readonly<Record<PlacedLevel, string>>;
  readonly methods: Readonly<Record<PlacedRow['method'], string>>;
  readonly stops: Readonly<Record<PlacedStop, string>>;
}

export const PLACED_WORDS_ZH: PlacedWords = {
  headers: [
    '标准地址码',
    '标准地址',
    '楼幢编号',
    '房屋编码',
    '匹配级别',
    '匹配得分',
    '匹配依据',
    '说明',
    '楼内现住人数',
    '楼内单位数',
    '楼内未销号隐患',
    '楼内未结案件',
  ],
  levels: { ...LEVEL_TITLES, point: '点位' },
  methods: {
    exact: '原文一致',
    normalised: '规范写法',
    alias: '旧名或别名',
    short: '简称',
    corrected: '改正错字',
    assumed: '推定',
    'told-apart': '按其他部分区分',
    none: '—',
    code: '编码一致',
    name: '名称一致',
  },
  stops: {
    ...STOP_SENTENCES,
    BLANK: '空行。',
    PERSON_NUMBER: '是公民身份号码：名单上图不查人。',
    SEVERAL_RECORDS: '同名记录不在同一处。',
    RECORD_UNPLACED: '有这条记录，但它没有上图。',
    OUTSIDE_AREA: '不在本账号的管辖范围内。',
  },
};

export const PLACED_WORDS_EN: PlacedWords = {
  headers: [
    'Address code',
    'Standard address',
    'Building',
    'Room',
    'Level',
    'Score',
    'Basis',
    'Note',
    'Residents in building',
    'Units in building',
    'Open hazards in building',
    'Open cases in building',
  ],
  levels: {
    room: 'Room',
    unit: 'Staircase',
    building: 'Building',
    door: 'Door',
    place: 'Estate/road',
    community: 'Community',
    none: 'Not found',
    point: 'Point',
  },
  methods: {
    exact: 'as written',
    normalised: 'spelling normalised',
    alias: 'old or other name',
    short: 'short name',
    corrected: 'typo corrected',
    assumed: 'assumed',
    'told-apart': 'told apart by other parts',
    none: '—',
    code: 'exact code',
    name: 'exact name',
  },
  stops: {
    ROOM_UNKNOWN: 'The building has no such room.',
    ROOM_AMBIGUOUS: 'Several staircases have this room; none is named.',
    ROOM_SEVERAL: 'More than one room is written.',
    UNIT_UNKNOWN: 'The building has no such staircase.',
    BUILDING_UNKNOWN: 'There is no building of this number here.',
    BUILDING_AMBIGUOUS: 'There are several buildings here; none is named.',
    DOOR_UNKNOWN: 'The road has no such door number.',
    DOOR_BRANCHES: 'This door has several branch numbers; none is written.',
    NAME_UNKNOWN: 'No road, estate or building of the address register is named.',
    NAME_AMBIGUOUS: 'The name fits more than one place.',
    CONFLICT: 'Road, door and building written are not in one place.',
    ELSEWHERE: 'The address is in another district.',
    BESIDE: 'It says only that it is nearby.',
    NOT_WRITTEN: 'Nothing finer is written.',
    BLANK: 'Blank row.',
    PERSON_NUMBER: "A citizen's number: persons are not looked up here.",
    SEVERAL_RECORDS: 'Records of this name are in different places.',
    RECORD_UNPLACED: 'The record is known, but has no place on the map.',
    OUTSIDE_AREA: 'Outside the area of this account.',
  },
};

/** Chinese of the sentences why an address is placed no finer, by its English. */
export const STOP_WORDS_ZH: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(STOP_SENTENCES).map(([stop, zh]) => [PLACED_WORDS_EN.stops[stop as StopCode], zh]),
);
