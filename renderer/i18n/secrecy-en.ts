import type { Messages } from './zh-cn.ts';

/** Secrecy classes of sources in English. */
export const secrecyEn: Messages['secrecy'] = {
  title: 'Secrecy',
  public: 'public',
  internal: 'internal',
  'work-secret': 'work secret',
  none: 'not stated',
  line: 'Secrecy: {{level}} (highest of the sources of this snapshot)',
  lineUnstated: 'Secrecy: not stated by the sources, handled as internal',
  linePartly: 'Secrecy: not stated by some sources, handled as internal',
};
