import type { themesZhCn } from './themes-zh-cn.ts';

/** English words of colour themes and of points on the map. */
export const themesEn: typeof themesZhCn = {
  region: 'Legend',
  choose: 'Colours',
  subjects: { building: 'Buildings', room: 'Rooms' },
  chooseFor: { building: 'Colour buildings by', room: 'Colour rooms by' },
  none: 'No colours',
  classing: 'How classes are made',
  methods: {
    own: 'Usual classes',
    quantile: 'Quantiles',
    equal: 'Equal intervals',
    natural: 'Natural breaks',
  },
  classCount_one: '{{count}} class',
  classCount_other: '{{count}} classes',
  classCountLabel: 'Number of classes',
  asOf: 'as of {{date}}',
  noData: 'No data',
  withheld: 'Too few persons to show',
  showAll: 'Show all',
  isolate: 'Let “{{title}}” stand out',
  isolated: 'press again for all',
  below: 'below {{bound}}',
  from: '{{bound}} and more',
  between: '{{low}}–{{high}}',
  hide: 'Hide the legend',
  failed: '{{title}} was not coloured: {{sentence}}',
  drawing: 'Counting',
  geometry: 'Origin of shapes shown',
  geometryNote: 'A kind switched off is not drawn; the selected building always is.',
};
