import type { ThemeSpec } from './theme.ts';

/** Themes of 社区警务 over several tables: who lives where he is registered, and 以房管业. */
export const HOUSING_THEMES = [
  {
    id: 'room.household',
    subject: 'room',
    system: 'community-policing',
    title: '人户一致',
    titleEn: 'Residents and registration',
    definition:
      '空置按房屋性质；非空置而既无现行人口也无单位为未采地址；其余出租、单位用房按房屋性质，住户按现行人口记录：全部人户一致为人户一致，有人在户不在或户在人不在为人户分离。来源：公安一标三实。',
    definitionEn:
      'Vacant by tenure; not collected where a room that is not vacant has neither current residents nor units; then rented and unit premises by tenure, homes by whether all current records are registered where they live. Source: police registers.',
    tables: ['room', 'resident'],
    kind: 'categories',
    categories: [
      { id: 'uncollected', title: '未采地址', titleEn: 'Not collected', colour: '#bb5fa8' },
      { id: 'together', title: '人户一致', titleEn: 'Registered here', colour: '#159c72' },
      { id: 'apart', title: '人户分离', titleEn: 'Registered elsewhere', colour: '#c88716' },
      { id: 'rented', title: '出租', titleEn: 'Rented', colour: '#2e69bb' },
      { id: 'vacant', title: '空置', titleEn: 'Vacant', colour: '#566573' },
      { id: 'unit', title: '单位用房', titleEn: 'Unit premises', colour: '#7a8794' },
    ],
  },
  {
    id: 'room.business',
    subject: 'room',
    system: 'community-policing',
    title: '以房管业',
    titleEn: 'Business by room',
    definition:
      '房间内单位与工商登记比对：住改商（住宅内有在址开业单位）、在册不在址（登记存续而不在此处）、在址不在册（在址开业而登记中查不到）、一致；无单位的房间不着色。来源：公安实有单位、工商登记。',
    definitionEn:
      'Units of a room against the business registry: a home used for business, registered but not on site, on site but not registered, or agreeing. Rooms without units are left out.',
    tables: ['room', 'unit', 'enterprise'],
    kind: 'categories',
    categories: [
      { id: 'agrees', title: '一致', titleEn: 'Agrees', colour: '#159c72' },
      { id: 'unregistered', title: '在址不在册', titleEn: 'Not registered', colour: '#c88716' },
      { id: 'gone', title: '在册不在址', titleEn: 'Not on site', colour: '#bb5fa8' },
      { id: 'home', title: '住改商', titleEn: 'Home used for business', colour: '#2e69bb' },
    ],
  },
] as const satisfies readonly ThemeSpec[];
