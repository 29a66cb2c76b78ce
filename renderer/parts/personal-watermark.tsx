import { Watermark } from 'antd';
import { type ReactNode, useState } from 'react';
import { BUILT_IN_ACCOUNT } from '../../contract/principal.ts';
import { minuteText } from '../format/dates.ts';

/** Grey that shows on both themes' surfaces without disturbing what is written over it. */
const FAINT = 'rgb(128 144 160 / 16%)';

/** Account and time behind personal rows, so that a photograph of the screen tells whose it was. */
export function PersonalWatermark({ children }: { readonly children: ReactNode }) {
  const [openedAt] = useState(() => minuteText(new Date().toISOString()));
  return (
    <Watermark
      content={[BUILT_IN_ACCOUNT.account, openedAt]}
      font={{ color: FAINT, fontSize: 12 }}
      gap={[48, 72]}
      rotate={-18}
      zIndex={1}
    >
      {children}
    </Watermark>
  );
}
