import type { Messages } from './zh-cn.ts';

export const todayEn: Messages['today'] = {
  note: 'As of {{date}}',
  area: 'Street',
  wholeDistrict: 'Whole district',
  failed: 'The lists could not be read',
  kinds: { due: 'coming due', overdue: 'overdue', check: 'to be checked' },
  provenance: '{{title}}; as of {{date}}; rule: {{source}}',
  changes: 'Since the last look',
  lastLook: 'last {{time}}',
  nothingNew: 'Nothing new',
  deliveries: 'Deliveries',
  noneLate_one: '{{count}} department delivers within its cycle',
  noneLate_other: 'All {{count}} departments deliver within their cycle',
  daysLate_one: '{{count}} day late',
  daysLate_other: '{{count}} days late',
  returned: 'Returned lists',
  noneReturned: 'No list was returned',
  due: 'due {{date}}',
  settled: '{{settled}} of {{rows}} settled',
};
