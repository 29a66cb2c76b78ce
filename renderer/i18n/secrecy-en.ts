import type { Messages } from './zh-cn.ts';

/** Secrecy classes of sources in English. */
export const secrecyEn: Messages['secrecy'] = {
  title: 'Secrecy',
  public: 'public',
  internal: 'internal',
  'work-secret': 'work secret',
  none: 'not stated',
};
