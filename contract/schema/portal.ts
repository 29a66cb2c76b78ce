import { date, datetime, flag, integer, text } from './columns.ts';
import type { TableSpec } from './table.ts';

const PORTAL = { id: 'portal', title: '区信息办（政府网站）' } as const;

export const LANGUAGES = { hans: '简体', hant: '繁体', en: '英语' } as const;

/** 栏目. */
export const siteColumn: TableSpec = {
  name: 'site_column',
  title: '网站栏目',
  titleEn: 'Site columns',
  system: 'portal',
  department: PORTAL,
  file: 'services',
  identity: 'row',
  naturalKey: ['column_no'],
  columns: {
    column_no: text('栏目编号', 'Column number', { required: true }),
    name: text('栏目名称', 'Name', { required: true }),
    parent_no: text('上级栏目', 'Parent'),
    language: text('语言版本', 'Language', { codes: LANGUAGES, synonyms: ['版本'] }),
    class: text('栏目类别', 'Class', {
      synonyms: ['信息类别'],
      codes: {
        affairs: '政务',
        news: '要闻',
        enquiry: '咨询',
        business: '办事',
        service: '服务',
        reference: '资料',
      },
    }),
    department_name: text('责任部门', 'Department'),
    cycle_days: integer('更新周期', 'Update cycle', { unit: '天' }),
  },
  indexes: [],
};

/** 信息更新. */
export const sitePage: TableSpec = {
  name: 'site_page',
  title: '网站信息',
  titleEn: 'Site updates',
  system: 'portal',
  department: PORTAL,
  file: 'services',
  identity: 'row',
  naturalKey: ['page_no'],
  columns: {
    page_no: text('信息编号', 'Page number', { required: true }),
    column_no: text('栏目编号', 'Column number', { required: true }),
    title: text('信息标题', 'Title', { required: true, synonyms: ['标题'] }),
    published_at: date('发布日期', 'Published', { required: true }),
    department_name: text('发布部门', 'Department'),
    url: text('网址', 'Web address', {
      since: 4,
      synonyms: ['链接', '链接地址', '页面地址', 'URL'],
      source: 'data-dictionary §7.4',
    }),
  },
  indexes: [['column_no', 'published_at']],
};

/** 访问量 per column and day. */
export const siteVisit: TableSpec = {
  name: 'site_visit',
  title: '网站访问',
  titleEn: 'Visits per day',
  system: 'portal',
  department: PORTAL,
  file: 'services',
  identity: 'row',
  naturalKey: ['column_no', 'day'],
  columns: {
    column_no: text('栏目编号', 'Column number', { required: true }),
    day: date('日期', 'Day', { required: true }),
    page_views: integer('访问量', 'Page views', { required: true, synonyms: ['浏览量', '点击数'] }),
    visitors: integer('独立访客', 'Visitors'),
  },
  indexes: [['day']],
};

/** 咨询留言. */
export const siteMessage: TableSpec = {
  name: 'site_message',
  title: '咨询留言',
  titleEn: 'Messages',
  system: 'portal',
  department: PORTAL,
  file: 'services',
  identity: 'row',
  naturalKey: ['message_no'],
  columns: {
    message_no: text('留言编号', 'Message number', { required: true, synonyms: ['信件编号'] }),
    asked_at: datetime('留言时间', 'Asked', { required: true, synonyms: ['提交时间'] }),
    replied_at: datetime('答复时间', 'Replied'),
    department_name: text('答复部门', 'Department', { synonyms: ['承办部门'] }),
    topic: text('主题', 'Topic', { synonyms: ['标题'] }),
    public: flag('是否公开', 'Public'),
    asker: text('留言人', 'Asker', { privacy: 'sealed' }),
  },
  indexes: [['asked_at']],
};

export const PORTAL_TABLES = [siteColumn, sitePage, siteVisit, siteMessage] as const;
