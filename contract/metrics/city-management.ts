import type { Condition, Measure, Metric } from './metric.ts';

const RULES = 'CJJ/T 106-2010; GB/T 30428.4';

const all = (...parts: readonly Condition[]): Condition => ({ all: parts });
const any = (...parts: readonly Condition[]): Condition => ({ any: parts });
const not = (part: Condition): Condition => ({ not: part });

const caseMeasure = (
  [title, titleEn]: readonly [string, string],
  [meaning, meaningEn]: readonly [string, string],
  where: Condition,
  sum?: string,
): Measure => ({
  title,
  titleEn,
  meaning,
  meaningEn,
  fact: 'city_case',
  where,
  ...(sum === undefined ? {} : { sum }),
});

/** 作废 and 不予立案 end a case without handling. */
const dropped: Condition = { column: 'state', in: ['void', 'refuse'] };
const onTime: Condition = { earlier: 'closed_at', than: 'deadline_at' };
const late: Condition = all({ present: 'deadline_at' }, { present: 'closed_at' }, not(onTime));
const handledOnTime: Condition = { earlier: 'handled_at', than: 'deadline_at' };
const handledLate: Condition = all({ present: 'deadline_at' }, not(handledOnTime));
const pending: Condition = all(
  { until: 'dispatch_at' },
  not({ until: 'handled_at' }),
  not({ until: 'closed_at' }),
  not(dropped),
);

/** Closed in the period, or its deadline passed in it while the case was open (users §3). */
const due: Condition = all(
  { present: 'register_at' },
  not(dropped),
  any({ within: 'closed_at' }, all({ within: 'deadline_at' }, not({ before: 'closed_at' }))),
);
const dueToRegister: Condition = all(
  not(dropped),
  any(
    { within: 'register_at' },
    all({ within: 'register_due_at' }, not({ before: 'register_at' })),
  ),
);
const dueToHandle: Condition = all(
  { present: 'dispatch_at' },
  not(dropped),
  any({ within: 'handled_at' }, all({ within: 'deadline_at' }, not({ before: 'handled_at' }))),
);

const standing: Condition = not({ column: 'state', in: ['removed', 'abandoned'] });
/** Components in a time whose tracks are in the data: without any, nothing is known of what was patrolled. */
const watched: Condition = all(standing, { told: 'passed_days', days: 7 });
const passedLately: Condition = { recent: 'passed_days', days: 7 };

const componentMeasure = (
  titles: readonly [string, string],
  meanings: readonly [string, string],
  where: Condition,
): Measure => ({ ...caseMeasure(titles, meanings, where), fact: 'component' });

/** What city management counts, by name (domain §5.1). */
const MEASURES = {
  reported: caseMeasure(
    ['上报数', 'Reported'],
    ['统计期内上报的问题', 'Problems reported in the period'],
    { within: 'report_at' },
  ),
  accepted: caseMeasure(
    ['受理数', 'Accepted'],
    ['统计期内监督中心受理的问题', 'Problems the supervision centre accepted in the period'],
    { within: 'accept_at' },
  ),
  registered: caseMeasure(
    ['立案数', 'Registered'],
    ['统计期内立案的案件', 'Cases registered in the period'],
    { within: 'register_at' },
  ),
  dueToRegister: caseMeasure(
    ['应立案数', 'Due to be registered'],
    [
      '统计期内立案，或受理后 {registrationHours} 工作时的时限在期内到期而尚未立案；不予立案和作废的不计',
      'Registered in the period, or not yet registered when {registrationHours} working hours after acceptance passed in it; refused and void ones left out',
    ],
    dueToRegister,
  ),
  registeredOnTime: caseMeasure(
    ['按时立案数', 'Registered on time'],
    [
      '统计期内立案，不晚于受理后 {registrationHours} 工作时（没有受理时间的从上报起算）',
      'Registered in the period, at most {registrationHours} working hours after acceptance (after the report where no acceptance is given)',
    ],
    all(
      dueToRegister,
      { within: 'register_at' },
      { earlier: 'register_at', than: 'register_due_at' },
    ),
  ),
  registeredOfReported: caseMeasure(
    ['上报后立案数', 'Registered of those reported'],
    ['统计期内上报、截至期末已立案', 'Reported in the period and registered by its end'],
    all({ within: 'report_at' }, { until: 'register_at' }),
  ),
  dispatched: caseMeasure(
    ['派遣数', 'Dispatched'],
    ['统计期内指挥中心派遣的案件', 'Cases the command centre dispatched in the period'],
    { within: 'dispatch_at' },
  ),
  dispatchedRight: caseMeasure(
    ['准确派遣数', 'Dispatched rightly'],
    ['统计期内派遣且未被退回', 'Dispatched in the period and never returned by a unit'],
    all({ within: 'dispatch_at' }, { column: 'return_count', to: 0 }),
  ),
  dueToHandle: caseMeasure(
    ['应处置数', 'Due to be handled'],
    [
      '统计期内已处置，或期内到期时尚未处置；到期前挂账、尚未恢复的未到期',
      'Handled in the period, or not yet handled when the deadline passed in it; one suspended before its deadline and not resumed has none yet',
    ],
    dueToHandle,
  ),
  handled: caseMeasure(
    ['处置数', 'Handled'],
    ['统计期内专业部门处置完成', 'Handling finished by the unit in the period'],
    all(dueToHandle, { within: 'handled_at' }),
  ),
  handledOnTime: caseMeasure(
    ['按期处置数', 'Handled on time'],
    ['统计期内处置完成，不晚于截止时间', 'Handled in the period, not after the deadline'],
    all(dueToHandle, { within: 'handled_at' }, handledOnTime),
  ),
  handledLate: caseMeasure(
    ['超期处置数', 'Handled late'],
    ['统计期内处置完成，晚于截止时间', 'Handled in the period, after the deadline'],
    all(dueToHandle, { within: 'handled_at' }, handledLate),
  ),
  pending: caseMeasure(
    ['待处置数', 'Waiting'],
    ['期末已派遣、尚未处置', 'Dispatched and not handled at the end of the period'],
    pending,
  ),
  pendingLate: caseMeasure(
    ['超期待处置数', 'Waiting, overdue'],
    [
      '期末尚未处置且已过截止时间；到期前挂账、尚未恢复的未到期',
      'Not handled at the end of the period, deadline passed; one suspended before its deadline and not resumed has none yet',
    ],
    all(pending, { until: 'deadline_at' }),
  ),
  reworked: caseMeasure(
    ['返工数', 'Cases reworked'],
    ['统计期内被要求返工的案件', 'Cases sent back for rework in the period'],
    { within: 'rework_at' },
  ),
  reworks: caseMeasure(
    ['返工次数', 'Reworks'],
    ['统计期内被要求返工的案件的返工次数', 'Times such cases were sent back'],
    { within: 'rework_at' },
    'rework_count',
  ),
  suspended: caseMeasure(
    ['挂账数', 'Suspended'],
    ['统计期内挂账的案件', 'Cases suspended in the period'],
    { within: 'suspend_at' },
  ),
  extended: caseMeasure(
    ['延期数', 'Extended'],
    ['统计期内获准延期的案件', 'Cases given more time in the period'],
    { within: 'extend_at' },
  ),
  due: caseMeasure(
    ['应结案数', 'Due to be closed'],
    [
      '统计期内结案，或期内到期时尚未结案；到期前挂账、尚未恢复的未到期',
      'Closed in the period, or still open when the deadline passed in it; one suspended before its deadline and not resumed has none yet',
    ],
    due,
  ),
  closed: caseMeasure(
    ['结案数', 'Closed'],
    ['统计期内结案的案件', 'Cases closed in the period'],
    all(due, { within: 'closed_at' }),
  ),
  closedOnTime: caseMeasure(
    ['按期结案数', 'Closed on time'],
    ['统计期内结案，不晚于截止时间', 'Closed in the period, not after the deadline'],
    all(due, { within: 'closed_at' }, onTime),
  ),
  closedLate: caseMeasure(
    ['超期结案数', 'Closed late'],
    ['统计期内结案，晚于截止时间', 'Closed in the period, after the deadline'],
    all(due, { within: 'closed_at' }, late),
  ),
  closedReworked: caseMeasure(
    ['返工后结案数', 'Closed after rework'],
    ['统计期内结案且曾返工', 'Closed in the period after at least one rework'],
    all(due, { within: 'closed_at' }, { column: 'rework_count', from: 1 }),
  ),
  overdue: caseMeasure(
    ['超期数', 'Overdue'],
    [
      '应结案中晚于截止时间结案，或期内到期未结',
      'Of those due: closed after the deadline, or open when it passed',
    ],
    all(
      due,
      any(
        all({ within: 'closed_at' }, late),
        all(not({ within: 'closed_at' }), { within: 'deadline_at' }),
      ),
    ),
  ),
  handlingHours: caseMeasure(
    ['处置时长合计', 'Hours of handling'],
    ['统计期内处置完成的案件自派遣至处置完成的小时数', 'Hours from dispatch to handled'],
    all({ within: 'handled_at' }, { present: 'dispatch_at' }),
    'handling_hours',
  ),
  handledDispatched: caseMeasure(
    ['处置数', 'Handled'],
    ['统计期内处置完成且有派遣时间', 'Handled in the period, with a time of dispatch'],
    all({ within: 'handled_at' }, { present: 'dispatch_at' }),
  ),
  fromPublic: caseMeasure(
    ['公众举报立案数', 'Registered from the public'],
    ['统计期内由公众举报核实立案', 'Registered in the period after a report of the public'],
    all({ within: 'register_at' }, { column: 'source', in: ['public'] }),
  ),
  fromPatrol: caseMeasure(
    ['监督员上报立案数', 'Registered from patrols'],
    ['统计期内由监督员上报立案', 'Registered in the period after a report of a patrol'],
    all({ within: 'register_at' }, { column: 'source', in: ['patrol'] }),
  ),
  missed: caseMeasure(
    ['漏报数', 'Missed by patrols'],
    [
      '统计期内公众举报，此前 24 小时内有监督员从 30 米内经过',
      'Reported by the public although a patrol had passed within 30 m in the 24 hours before',
    ],
    all(
      { within: 'report_at' },
      { column: 'source', in: ['public'] },
      { present: 'passed_before_at' },
    ),
  ),
  components: componentMeasure(
    ['部件数', 'Components'],
    [
      '登记在册、未废弃和移除的部件',
      'Components on the register, abandoned and removed ones left out',
    ],
    standing,
  ),
  sound: componentMeasure(
    ['完好部件数', 'Sound components'],
    ['状态为完好的部件', 'Components in good state'],
    all(standing, { column: 'state', in: ['good'] }),
  ),
  watched: componentMeasure(
    ['应巡查部件数', 'Components to patrol'],
    [
      '登记在册、未废弃和移除的部件；期末前 7 天内没有任何轨迹的时期不计',
      'Components on the register, abandoned and removed ones left out; none for a time without any track in the 7 days before its end',
    ],
    watched,
  ),
  patrolled: componentMeasure(
    ['近 7 天巡查到的部件数', 'Components patrolled in 7 days'],
    [
      '期末前 7 天内有监督员从 30 米内经过',
      'A patrol passed within 30 m in the 7 days before the end',
    ],
    all(watched, passedLately),
  ),
  unpatrolled: componentMeasure(
    ['近 7 天未巡查部件数', 'Components not patrolled in 7 days'],
    [
      '期末前 7 天内没有监督员从 30 米内经过；这 7 天没有任何轨迹的时期不计',
      'No patrol passed within 30 m in the 7 days before the end; none for a time without any track in those days',
    ],
    all(watched, not(passedLately)),
  ),
} as const satisfies Record<string, Measure>;

type Name = keyof typeof MEASURES;

const count = (name: Name, more: Partial<Metric> = {}): Metric => ({
  id: `city-management.${name}`,
  system: 'city-management',
  title: MEASURES[name].title,
  titleEn: MEASURES[name].titleEn,
  kind: 'count',
  numerator: MEASURES[name],
  unit: '件',
  unitEn: 'cases',
  digits: 0,
  source: RULES,
  ...more,
});

const rate = (
  id: string,
  [title, titleEn]: readonly [string, string],
  [above, below]: readonly [Name, Name],
  higherIsBetter: boolean,
  source = RULES,
): Metric => ({
  id: `city-management.${id}`,
  system: 'city-management',
  title,
  titleEn,
  kind: 'rate',
  numerator: MEASURES[above],
  denominator: MEASURES[below],
  unit: '%',
  unitEn: '%',
  digits: 1,
  source,
  higherIsBetter,
});

/** 数字城管: what is counted and how well it goes (domain §5.1, users §3). */
export const CITY_MANAGEMENT_METRICS: readonly Metric[] = [
  count('reported'),
  count('accepted'),
  count('registered'),
  count('dispatched'),
  count('dueToHandle'),
  count('handled'),
  count('handledOnTime', { higherIsBetter: true }),
  count('handledLate', { higherIsBetter: false }),
  count('pending', { higherIsBetter: false }),
  count('pendingLate', { higherIsBetter: false }),
  count('reworked', { higherIsBetter: false }),
  count('reworks', { kind: 'sum', unit: '次', unitEn: 'times', higherIsBetter: false }),
  count('suspended'),
  count('extended'),
  count('due'),
  count('closed'),
  count('closedOnTime', { higherIsBetter: true }),
  count('closedLate', { higherIsBetter: false }),
  count('missed', { higherIsBetter: false, source: '公众举报前 24 小时内有巡查经过' }),
  count('components', { unit: '个', unitEn: 'items' }),
  count('unpatrolled', { unit: '个', unitEn: 'items', higherIsBetter: false }),
  rate(
    'registrationRate',
    ['立案率', 'Registration rate'],
    ['registeredOfReported', 'reported'],
    true,
  ),
  rate(
    'registeredOnTimeRate',
    ['按时立案率', 'On-time registration rate'],
    ['registeredOnTime', 'dueToRegister'],
    true,
    `${RULES}；{registrationSource}`,
  ),
  rate('closingRate', ['结案率', 'Closing rate'], ['closed', 'due'], true),
  rate('onTimeRate', ['按期结案率', 'On-time closing rate'], ['closedOnTime', 'due'], true),
  rate('overdueRate', ['超期率', 'Overdue rate'], ['overdue', 'due'], false),
  rate(
    'handledOnTimeRate',
    ['按期处置率', 'On-time handling rate'],
    ['handledOnTime', 'dueToHandle'],
    true,
  ),
  rate(
    'rightDispatchRate',
    ['准确派遣率', 'Right dispatch rate'],
    ['dispatchedRight', 'dispatched'],
    true,
  ),
  rate('reworkRate', ['返工率', 'Rework rate'], ['closedReworked', 'closed'], false),
  rate(
    'publicReportRate',
    ['监督举报率', 'Public report rate'],
    ['fromPublic', 'registered'],
    false,
  ),
  rate(
    'ownFindingRate',
    ['主动发现率', 'Own finding rate'],
    ['fromPatrol', 'registered'],
    true,
    '监督员立案 ÷ 立案',
  ),
  rate('soundRate', ['部件完好率', 'Sound components'], ['sound', 'components'], true),
  rate('patrolledRate', ['部件巡查率', 'Components patrolled'], ['patrolled', 'watched'], true),
  {
    id: 'city-management.meanHandlingHours',
    system: 'city-management',
    title: '平均处置时长',
    titleEn: 'Mean handling time',
    kind: 'mean',
    numerator: MEASURES.handlingHours,
    denominator: MEASURES.handledDispatched,
    unit: '小时',
    unitEn: 'h',
    digits: 1,
    source: RULES,
    higherIsBetter: false,
  },
];
