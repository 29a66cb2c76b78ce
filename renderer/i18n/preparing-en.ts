import type { preparingZhCn } from './preparing-zh-cn.ts';

/** Words of what is made ready of a snapshot nobody opened before, in English. */
export const preparingEn: typeof preparingZhCn = {
  panel:
    'First time this snapshot is opened: working out {{subject}} ({{done}}/{{total}}). Done once, kept for later.',
  status: 'Making ready: {{subject}} {{done}}/{{total}}',
  subjects: {
    components: 'components',
    cases: 'cases',
    rooms: 'rooms and units',
    people: 'population',
    premises: 'premises and hazards',
    lists: 'lists of Today',
    clocks: 'clocks of cases',
    economy: 'the book of building economy',
    passes: 'patrol tracks',
  },
};
