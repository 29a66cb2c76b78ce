import { siteColumn, siteMessage, sitePage, siteVisit } from '../contract/schema/portal.ts';
import type { Parent } from './rows/parent-keys.ts';
import { checkTimeOrder } from './rows/time-order.ts';
import type { TableRule } from './rows/table-rule.ts';

const OF_COLUMN: Parent = { field: 'column_no', table: 'site_column', key: 'column_no' };

/** 政府网站: what is special about columns, updates, visits and messages. */
export const PORTAL_RULES: readonly TableRule[] = [
  { table: siteColumn },
  { table: sitePage, parents: [OF_COLUMN] },
  {
    table: siteVisit,
    parents: [OF_COLUMN],
    refine: () => (values, checks) => {
      const visitors = values.visitors as number | null;
      if (visitors !== null && visitors > (values.page_views as number))
        checks.mark('VISITORS_OVER_VIEWS', 'visitors', visitors);
    },
  },
  {
    table: siteMessage,
    refine: () => (values, checks) => {
      checkTimeOrder(values, checks, ['asked_at', 'replied_at'], 'MESSAGE_TIME_ORDER');
    },
  },
];
