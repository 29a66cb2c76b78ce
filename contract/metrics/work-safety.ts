import type { Condition, Measure, Metric } from './metric.ts';

const RULES = '原安监总局令第16号；安全生产监管平台（domain §5.4）';

const all = (...parts: readonly Condition[]): Condition => ({ all: parts });
const not = (part: Condition): Condition => ({ not: part });

type Words = readonly [zh: string, en: string];
type Counted = Pick<Measure, 'sum' | 'distinct'>;

const measure =
  (fact: string) =>
  (
    [title, titleEn]: Words,
    [meaning, meaningEn]: Words,
    where: Condition,
    more: Counted = {},
  ): Measure => ({ title, titleEn, meaning, meaningEn, fact, where, ...more });

const hazards = measure('hazard');
const inspections = measure('inspection');
const inspected = measure('inspected');
const premises = measure('premises');

const found: Condition = { within: 'found_at' };
const major: Condition = { column: 'level', in: ['major'] };
/** A recheck is no visit of its own: it looks at what was found before. */
const isVisit: Condition = { column: 'kind', in: ['daily', 'special', 'joint'] };

/** What work safety counts, by name (domain §5.4, data-dictionary §4.3). */
const MEASURES = {
  found: hazards(
    ['隐患数', 'Hazards found'],
    ['统计期内发现并登记的隐患', 'Hazards found and registered in the period'],
    found,
  ),
  foundMajor: hazards(
    ['重大隐患数', 'Major hazards found'],
    ['统计期内发现的重大隐患', 'Major hazards found in the period'],
    all(found, major),
  ),
  closed: hazards(
    ['已销号数', 'Closed'],
    [
      '统计期内发现、截至期末经复查合格并销号',
      'Found in the period, passed a recheck and closed by its end',
    ],
    all(found, { until: 'closed_at' }),
  ),
  closedMajor: hazards(
    ['重大隐患已销号数', 'Major hazards closed'],
    ['其中重大隐患', 'Major hazards of these'],
    all(found, major, { until: 'closed_at' }),
  ),
  due: hazards(
    ['应整改数', 'Due'],
    ['整改期限在统计期内的隐患', 'Hazards whose deadline lies in the period'],
    { within: 'due_at' },
  ),
  fixedOnTime: hazards(
    ['按期整改数', 'Fixed on time'],
    ['其中不晚于期限申请复查', 'Of these, reported fixed not after the deadline'],
    all({ within: 'due_at' }, { earlier: 'fixed_at', than: 'due_at' }),
  ),
  open: hazards(
    ['在账隐患数', 'Open'],
    ['期末尚未销号', 'Not closed at the end of the period'],
    all({ until: 'found_at' }, not({ until: 'ended_at' })),
  ),
  overdue: hazards(
    ['超期数', 'Overdue'],
    ['期末已过整改期限、尚未销号', 'Deadline passed and not closed at the end of the period'],
    all({ until: 'found_at' }, { until: 'overdue_at' }, not({ until: 'ended_at' })),
  ),
  listed: hazards(
    ['挂牌数', 'Listed'],
    ['统计期内挂牌督办', 'Listed for supervision in the period'],
    { within: 'listed_at' },
  ),
  rechecked: hazards(
    ['首次复查数', 'First rechecks'],
    ['首次复查在统计期内的隐患', 'Hazards first rechecked in the period'],
    { within: 'first_recheck_at' },
  ),
  passedAtOnce: hazards(
    ['一次合格数', 'Passed at once'],
    ['其中首次复查即合格', 'Of these, passed at the first recheck'],
    all({ within: 'first_recheck_at' }, { column: 'first_recheck', in: ['pass'] }),
  ),
  repeated: hazards(
    ['重复隐患数', 'Repeated'],
    [
      '统计期内发现，同一单位、部位和内容 90 天内已发现过',
      'Found in the period; the same unit, place and words had been found within 90 days before',
    ],
    all(found, { column: 'repeated', from: 1 }),
  ),
  fixDays: hazards(
    ['整改天数合计', 'Days to fix'],
    [
      '统计期内整改完成的隐患自发现至完成的天数',
      'Days from found to fixed, of those fixed in the period',
    ],
    { within: 'fixed_at' },
    { sum: 'fix_days' },
  ),
  fixed: hazards(['整改完成数', 'Fixed'], ['统计期内整改完成', 'Fixed in the period'], {
    within: 'fixed_at',
  }),
  unreviewed: hazards(
    ['未经复查销号数', 'Closed without a passed recheck'],
    [
      '统计期内销号而没有合格的复查：列出待核，不计入已销号',
      'Closed in the period without a recheck that passed: listed, not counted as closed',
    ],
    { within: 'unreviewed_at' },
  ),
  incomplete: hazards(
    ['五到位缺项数', 'Major hazards lacking a guarantee'],
    [
      '统计期内发现的重大隐患中五到位不全',
      'Major hazards found in the period that lack one of the five',
    ],
    all(found, major, { column: 'incomplete', from: 1 }),
  ),
  answered: hazards(
    ['应复查数', 'Rechecks due'],
    ['统计期内申请复查的隐患', 'Hazards reported fixed in the period'],
    { within: 'applied_at' },
  ),
  answeredAtAll: hazards(
    ['已复查数', 'Rechecked'],
    ['其中截至期末已复查', 'Of these, rechecked by the end of the period'],
    all({ within: 'applied_at' }, { until: 'recheck_after_at' }),
  ),
  answeredInTime: hazards(
    ['及时复查数', 'Rechecked in time'],
    ['其中申请后 10 日内复查', 'Of these, rechecked within 10 days'],
    all({ within: 'applied_at' }, { earlier: 'recheck_after_at', than: 'recheck_limit_at' }),
  ),
  selfVerified: hazards(
    ['自检自验数', 'Verified by the unit itself'],
    ['统计期内复查由被检查单位自己签认', 'Rechecked in the period by the unit that was inspected'],
    all({ within: 'first_recheck_at' }, { column: 'self_verified', from: 1 }),
  ),
  premises: premises(['监管单位数', 'Premises'], ['在册生产经营单位', 'Premises on the books'], {
    present: 'counted_at',
  }),
  selfReporting: hazards(
    ['自查自报单位数', 'Premises that report'],
    ['统计期内自查上报过隐患的单位', 'Premises that reported a hazard of their own in the period'],
    all(found, { column: 'found_by', in: ['self'] }),
    { distinct: 'premises' },
  ),
  visited: inspected(
    ['检查单位数', 'Premises visited'],
    [
      '统计期内检查过的单位（不含复查）；按中队时计入单位所属中队，不论由谁检查',
      'Premises visited in the period, rechecks aside; by team, those of the team, whoever visited',
    ],
    all({ within: 'inspected_at' }, isVisit),
    { distinct: 'premises' },
  ),
  planned: inspections(
    ['计划检查数', 'Visits planned'],
    ['计划日期在统计期内', 'Planned for a day in the period'],
    { within: 'planned_at' },
  ),
  plannedDone: inspections(
    ['计划完成数', 'Planned visits made'],
    ['其中截至期末已检查', 'Of these, made by the end of the period'],
    all({ within: 'planned_at' }, { until: 'inspected_at' }),
  ),
  visits: inspections(
    ['检查次数', 'Visits'],
    ['统计期内检查（不含复查）', 'Visits made in the period, rechecks aside'],
    all({ within: 'inspected_at' }, isVisit),
  ),
  nothingFound: inspections(
    ['零隐患检查数', 'Visits that found nothing'],
    ['其中未发现隐患', 'Of these, no hazard was found'],
    all({ within: 'inspected_at' }, isVisit, { column: 'hazards_found', to: 0 }),
  ),
} as const satisfies Record<string, Measure>;

type Name = keyof typeof MEASURES;

const count = (name: Name, unit: Words, more: Partial<Metric> = {}): Metric => ({
  id: `work-safety.${name}`,
  system: 'work-safety',
  title: MEASURES[name].title,
  titleEn: MEASURES[name].titleEn,
  kind: 'count',
  numerator: MEASURES[name],
  unit: unit[0],
  unitEn: unit[1],
  digits: 0,
  source: RULES,
  ...more,
});

const rate = (
  id: string,
  [title, titleEn]: Words,
  [above, below]: readonly [Name, Name],
  more: Partial<Metric> = {},
): Metric => ({
  id: `work-safety.${id}`,
  system: 'work-safety',
  title,
  titleEn,
  kind: 'rate',
  numerator: MEASURES[above],
  denominator: MEASURES[below],
  unit: '%',
  unitEn: '%',
  digits: 1,
  source: RULES,
  higherIsBetter: true,
  ...more,
});

const HAZARDS: Words = ['条', 'hazards'];
const VISITS: Words = ['次', 'visits'];
const UNITS: Words = ['家', 'premises'];
const worse = { higherIsBetter: false } as const;

/** 安全生产: hazards, the loop that removes them, and those who see to it (domain §5.4, users §3). */
export const WORK_SAFETY_METRICS: readonly Metric[] = [
  count('found', HAZARDS),
  count('foundMajor', HAZARDS),
  count('closed', HAZARDS, { higherIsBetter: true }),
  count('due', HAZARDS),
  count('open', HAZARDS, worse),
  count('overdue', HAZARDS, worse),
  count('listed', HAZARDS),
  count('repeated', HAZARDS, worse),
  count('unreviewed', HAZARDS, worse),
  count('incomplete', HAZARDS, worse),
  count('premises', UNITS),
  count('planned', VISITS),
  count('visits', VISITS),
  rate('closingRate', ['整改率', 'Closing rate'], ['closed', 'found']),
  rate(
    'majorClosingRate',
    ['重大隐患整改率', 'Closing rate, major'],
    ['closedMajor', 'foundMajor'],
  ),
  rate('onTimeRate', ['按期整改率', 'On-time rate'], ['fixedOnTime', 'due']),
  rate(
    'firstPassRate',
    ['复查一次合格率', 'First-recheck pass rate'],
    ['passedAtOnce', 'rechecked'],
  ),
  rate('repeatRate', ['重复隐患率', 'Repeat rate'], ['repeated', 'found'], worse),
  rate('coverageRate', ['检查覆盖率', 'Coverage of visits'], ['visited', 'premises']),
  rate('selfReportRate', ['自查自报率', 'Self-reporting rate'], ['selfReporting', 'premises']),
  rate('planRate', ['检查计划完成率', 'Plan completion'], ['plannedDone', 'planned']),
  rate('recheckRate', ['复查率', 'Recheck rate'], ['answeredAtAll', 'answered']),
  rate('recheckInTimeRate', ['复查及时率', 'Rechecks in time'], ['answeredInTime', 'answered']),
  rate(
    'nothingFoundRate',
    ['零隐患检查占比', 'Visits that found nothing'],
    ['nothingFound', 'visits'],
    {
      higherIsBetter: false,
    },
  ),
  rate(
    'selfVerifiedRate',
    ['自检自验率', 'Verified by the unit itself'],
    ['selfVerified', 'rechecked'],
    worse,
  ),
  {
    id: 'work-safety.meanFixDays',
    system: 'work-safety',
    title: '平均整改天数',
    titleEn: 'Mean days to fix',
    kind: 'mean',
    numerator: MEASURES.fixDays,
    denominator: MEASURES.fixed,
    unit: '天',
    unitEn: 'days',
    digits: 1,
    source: RULES,
    higherIsBetter: false,
  },
];
