import { z } from 'zod';

/** What a draft may have against it, in words an officer can act on. `stops`: it is not exported while this holds. */
const WORDS = {
  ID_MISSING: stops(
    '还没有楼幢编号；请填公安的编号，或点“取临时编号”。',
    'There is no building id yet: type the police number or take a temporary one.',
  ),
  ADDRESS_MISSING: stops('还没有地址。', 'There is no address yet.'),
  RING_MISSING: stops(
    '还没有轮廓；请在场景中画出。',
    'There is no footprint yet: draw one in the scene.',
  ),
  RING_CROSSES: stops('第 {0} 个部位的轮廓自相交叉。', 'The footprint of part {0} crosses itself.'),
  RING_SMALL: stops('第 {0} 个部位的轮廓不足 4 m²。', 'The footprint of part {0} is below 4 m².'),
  OUTSIDE_DISTRICT: stops(
    '轮廓有角点在本区之外。',
    'A corner of the footprint lies outside the district.',
  ),
  OVERLAPS_BUILDING: marks('与“{0}”重叠 {1} m²。', 'Overlaps “{0}” by {1} m².'),
  OVERLAPS_DRAFT: marks('与草稿“{0}”重叠 {1} m²。', 'Overlaps the draft “{0}” by {1} m².'),
  FLOORS_MISSING: stops('还没有楼层。', 'There are no floors yet.'),
  FLOOR_GAP: stops('物理层 {0} 与 {1} 之间缺层。', 'Floors are missing between {0} and {1}.'),
  FLOOR_TWICE: stops('名义层“{0}”出现两次。', 'The floor label “{0}” is there twice.'),
  FLOOR_UNREADABLE: stops(
    '名义层“{0}”读不出；请用 5、3A、夹层、B1 的写法。',
    'The floor label “{0}” cannot be read: write 5, 3A, 夹层 or B1.',
  ),
  FLOOR_READ_OTHERWISE: stops(
    '名义层“{0}”按标签会读成物理层 {1}，这里是 {2}；请改标签或楼层数。',
    'By its label “{0}” is physical floor {1}, here it is {2}: change label or number of floors.',
  ),
  PART_FLOORS: stops(
    '第 {0} 个部位的起止层不在楼层表内。',
    'Part {0} begins or ends on a floor that is not there.',
  ),
  ROOM_FLOOR: stops(
    '房间 {0} 所在的物理层 {1} 不存在。',
    'Room {0} is on floor {1}, which is not there.',
  ),
  ROOM_NUMBER_MISSING: stops('有 {0} 个房间没有室号。', '{0} rooms have no number.'),
  ROOM_NUMBER_TWICE: stops('室号 {0} 重复。', 'The room number {0} is there twice.'),
  ROOM_NUMBER_TWICE_IN_UNIT: stops(
    '{0} 单元的室号 {1} 重复。',
    'The room number {1} is there twice in unit {0}.',
  ),
  ROOM_NUMBER_FLOOR: marks(
    '室号 {0} 按写法在 {1} 层，这里在 {2} 层。',
    'The number {0} reads as floor {1}, here it is on floor {2}.',
  ),
  ROOM_OF_OTHER: stops('房屋编码 {0} 已属于“{1}”。', 'The room id {0} already belongs to “{1}”.'),
  ID_TAKEN: stops(
    '楼幢编号 {0} 已是“{1}”；如要更正它，请从它的卡片进入搭建台。',
    'The id {0} is already that of “{1}”: to correct it, begin from its card.',
  ),
  REMOVED_OCCUPIED: marks(
    '撤去的房间 {0} 还有 {1} 条现行人口记录、{2} 家单位，请先迁出。',
    'Room {0}, which goes, still has {1} current records and {2} units: move them first.',
  ),
  ROOM_FLOOR_DIFFERS: conflicts(
    '新交来的数据里房间 {0} 在 {1} 层，草稿在 {2} 层。',
    'The new delivery has room {0} on floor {1}, the draft on floor {2}.',
  ),
  ROOM_AREA_DIFFERS: conflicts(
    '新交来的数据里房间 {0} 为 {1} m²，草稿为 {2} m²。',
    'The new delivery has room {0} with {1} m², the draft with {2} m².',
  ),
  ROOM_NOT_DELIVERED: conflicts('新交来的数据里没有房间 {0}。', 'The new delivery lacks room {0}.'),
  ROOM_STILL_THERE: conflicts(
    '新交来的数据里仍有房间 {0}。',
    'The new delivery still has room {0}.',
  ),
  ROOM_NOT_DRAWN: conflicts(
    '新交来的数据里多了房间 {0}。',
    'The new delivery has a room {0} the draft does not know.',
  ),
  SHAPE_DIFFERS: conflicts(
    '新交来的轮廓与草稿相差 {0} m²。',
    'The footprint delivered differs from the draft by {0} m².',
  ),
} as const satisfies Record<string, ProblemWords>;

interface ProblemWords {
  readonly severity: 'stops' | 'marks' | 'conflicts';
  readonly zh: string;
  readonly en: string;
}

function stops(zh: string, en: string): ProblemWords {
  return { severity: 'stops', zh, en };
}

function marks(zh: string, en: string): ProblemWords {
  return { severity: 'marks', zh, en };
}

/** A later snapshot holds the building and says something else. */
function conflicts(zh: string, en: string): ProblemWords {
  return { severity: 'conflicts', zh, en };
}

type ProblemCode = keyof typeof WORDS;

const PROBLEM_CODES = Object.keys(WORDS) as [ProblemCode, ...ProblemCode[]];

/** One thing a draft has against it. */
export const draftProblemSchema = z.object({
  code: z.enum(PROBLEM_CODES),
  values: z.array(z.union([z.string(), z.number()])),
  /** Keys of the rooms it is about. */
  rooms: z.array(z.string()).optional(),
});
export type DraftProblem = z.infer<typeof draftProblemSchema>;

/** A problem with what fills its sentence. */
export function problem(
  code: ProblemCode,
  values: readonly (string | number)[] = [],
  rooms?: readonly string[],
): DraftProblem {
  return { code, values: [...values], ...(rooms && { rooms: [...rooms] }) };
}

export function severityOf({ code }: DraftProblem): ProblemWords['severity'] {
  return WORDS[code].severity;
}

/** The sentence of a problem. */
export function problemText({ code, values }: DraftProblem, language: string): string {
  const template = language === 'en' ? WORDS[code].en : WORDS[code].zh;
  return template.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));
}
