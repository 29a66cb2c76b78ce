import { datetime, integer, json, money, place, text } from './columns.ts';
import type { TableSpec } from './table.ts';

const HOTLINE = { id: 'hotline', title: '81890求助服务中心' } as const;

/** 来电与求助 (data-dictionary §5): every request by phone, site, message or alarm button. */
export const call: TableSpec = {
  name: 'call',
  title: '求助来电',
  titleEn: 'Calls',
  system: 'hotline',
  department: HOTLINE,
  file: 'services',
  identity: 'row',
  naturalKey: ['call_no'],
  yearly: { number: 'call_no', by: ['call_at'], earlier: 'repeat_of' },
  columns: {
    call_no: text('流水号', 'Call number', { required: true, synonyms: ['受理编号', '来电编号'] }),
    line: text('热线', 'Line', { synonyms: ['服务热线', '热线号码'] }),
    channel: text('受理方式', 'Channel', {
      codes: { phone: '电话', web: '网站', message: '短信', wechat: '微信', alarm: '应急呼叫器' },
    }),
    nature: text('诉求类型', 'Nature', {
      synonyms: ['求助类别'],
      codes: {
        enquiry: '咨询',
        service: '服务',
        complaint: '投诉',
        proposal: '建议',
        praise: '表扬',
        other: '其他',
      },
    }),
    category: text('大类', 'Category'),
    item: text('小类', 'Item', { synonyms: ['小项'] }),
    call_at: datetime('来电时间', 'Called', { required: true }),
    answer_at: datetime('接听时间', 'Answered'),
    hangup_at: datetime('挂机时间', 'Hung up'),
    agent: text('工号', 'Agent', { synonyms: ['话务员', '受理人'] }),
    direct_answer: integer('直接答复', 'Answered directly', { codes: { 1: '是', 0: '否' } }),
    knowledge_no: text('知识条目', 'Knowledge entry', { synonyms: ['知识编号'] }),
    repeat_of: text('关联工单', 'Repeats', { synonyms: ['重复来电'] }),
    room_slot: integer('房屋编码', 'Room', { references: 'room' }),
    ...place,
    caller_name: text('求助人', 'Caller', { privacy: 'sealed', synonyms: ['来电人'] }),
    caller_phone: text('联系电话', 'Phone', {
      privacy: 'sealed',
      synonyms: ['主叫号码', '来电号码'],
    }),
    content: text('求助内容', 'Content', { privacy: 'sealed', synonyms: ['事由'] }),
  },
  indexes: [['call_at'], ['room_slot'], ['category', 'item']],
};

/** 服务工单. */
export const workOrder: TableSpec = {
  name: 'work_order',
  title: '服务工单',
  titleEn: 'Work orders',
  system: 'hotline',
  department: HOTLINE,
  file: 'services',
  identity: 'row',
  naturalKey: ['order_no'],
  yearly: { number: 'order_no', by: ['dispatch_at'] },
  columns: {
    order_no: text('工单编号', 'Order number', { required: true, synonyms: ['工单号'] }),
    call_no: text('流水号', 'Call number', { required: true, synonyms: ['受理编号', '来电编号'] }),
    firm_no: text('加盟企业编号', 'Service firm', { synonyms: ['企业编号'] }),
    dispatch_at: datetime('派单时间', 'Dispatched', { required: true }),
    accept_at: datetime('接单时间', 'Accepted'),
    arrive_at: datetime('上门时间', 'Arrived'),
    done_at: datetime('办结时间', 'Done', { synonyms: ['完成时间'] }),
    due_at: datetime('应办结时间', 'Due', { synonyms: ['办结时限'] }),
    fee_yuan: money('收费金额', 'Fee', { synonyms: ['收费'] }),
    solved: integer('是否解决', 'Solved', { codes: { 1: '是', 0: '否' } }),
    redispatch_count: integer('改派次数', 'Redispatches'),
  },
  indexes: [['call_no'], ['firm_no']],
};

/** 回访. */
export const followUp: TableSpec = {
  name: 'follow_up',
  title: '回访',
  titleEn: 'Follow-ups',
  system: 'hotline',
  department: HOTLINE,
  file: 'services',
  identity: 'row',
  naturalKey: ['follow_up_no'],
  yearly: { number: 'follow_up_no', by: ['at'] },
  columns: {
    follow_up_no: text('回访编号', 'Follow-up number', { required: true }),
    order_no: text('工单编号', 'Order number', { required: true, synonyms: ['工单号'] }),
    at: datetime('回访时间', 'At', { required: true }),
    result: text('回访结果', 'Result', {
      synonyms: ['回访情况', '满意度'],
      codes: {
        satisfied: '满意',
        fair: '基本满意',
        dissatisfied: '不满意',
        unreached: '未联系上',
        exempt: '免回访',
      },
    }),
  },
  indexes: [['order_no']],
};

/** 加盟企业. */
export const serviceFirm: TableSpec = {
  name: 'service_firm',
  title: '加盟企业',
  titleEn: 'Service firms',
  system: 'hotline',
  department: HOTLINE,
  file: 'services',
  identity: 'row',
  naturalKey: ['firm_no'],
  columns: {
    firm_no: text('加盟企业编号', 'Firm number', { required: true, synonyms: ['企业编号'] }),
    name: text('企业名称', 'Name', { required: true }),
    trades: text('服务项目', 'Trades', { synonyms: ['服务类别'] }),
    state: text('加盟状态', 'State', {
      codes: { active: '在册', mending: '整改', expelled: '清退', left: '退出' },
    }),
    ...place,
    phone: text('联系电话', 'Phone', { privacy: 'sealed' }),
  },
  indexes: [],
};

/** 知识库条目. */
export const knowledge: TableSpec = {
  name: 'knowledge',
  title: '知识库',
  titleEn: 'Knowledge entries',
  system: 'hotline',
  department: HOTLINE,
  file: 'services',
  identity: 'row',
  naturalKey: ['knowledge_no'],
  columns: {
    knowledge_no: text('知识编号', 'Entry number', { required: true }),
    category: text('大类', 'Category'),
    title: text('标题', 'Title', { required: true }),
    updated_at: datetime('更新时间', 'Updated'),
    hits: integer('引用次数', 'Times used'),
    keywords: json('关键词', 'Keywords'),
  },
  indexes: [],
};

export const HOTLINE_TABLES = [call, workOrder, followUp, serviceFirm, knowledge] as const;
