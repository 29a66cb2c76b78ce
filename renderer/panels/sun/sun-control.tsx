import { Popover, Tooltip } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTwin } from '../../host/host-context.tsx';
import { SunCard } from './sun-card.tsx';
import { IconButton } from '../../parts/icon-button.tsx';

/** Button that opens the card of the sun's date and time. */
export function SunControl() {
  const { t } = useTranslation();
  const [shown, show] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const active = useTwin((state) => state.scene.sunTime !== undefined);
  const close = () => {
    show(false);
    button.current?.focus();
  };
  return (
    <Popover
      open={shown}
      onOpenChange={show}
      trigger="click"
      placement="leftTop"
      arrow={false}
      destroyOnHidden
      content={<SunCard onClose={close} />}
    >
      <Tooltip
        title={shown ? '' : t('display.sun.hint', { note: t('display.sun.note') })}
        placement="left"
      >
        <IconButton
          icon="sun"
          label={t('display.sun.title')}
          title=""
          ref={button}
          aria-haspopup="dialog"
          aria-expanded={shown}
          pressed={active}
        />
      </Tooltip>
    </Popover>
  );
}
