/** How finely a text is placed (匹配级别), finest first. */
export const LEVELS = ['room', 'unit', 'building', 'door', 'place', 'community', 'none'] as const;

export type MatchLevel = (typeof LEVELS)[number];

export const LEVEL_TITLES: Readonly<Record<MatchLevel, string>> = {
  room: '室',
  unit: '单元',
  building: '幢',
  door: '门牌',
  place: '小区/道路',
  community: '社区',
  none: '未匹配',
};

/** Why a match is no finer than it is. */
export type StopCode = keyof typeof STOP_SENTENCES;

export const STOP_SENTENCES = {
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
} as const;
