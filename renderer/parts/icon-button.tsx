import { Tooltip, type TooltipProps } from 'antd';
import { useState, type ComponentProps } from 'react';
import { Icon, type IconName } from '../icons.tsx';

interface IconButtonProps
  extends Omit<ComponentProps<'button'>, 'type' | 'children' | 'aria-label' | 'aria-pressed'> {
  readonly icon: IconName;
  /** Read out, and shown on hover unless `title` says otherwise. */
  readonly label: string;
  /** Degrees the icon is turned by. */
  readonly turn?: number;
  readonly pressed?: boolean;
  /** Shows the label at once on this side, instead of as the title. */
  readonly tip?: TooltipProps['placement'];
}

/** A button that is an icon alone. Its tip goes with the click, so that it does not lie over what the button opened. */
export function IconButton({
  icon,
  label,
  turn,
  pressed,
  tip,
  className,
  title = label,
  ...rest
}: IconButtonProps) {
  const [tipOpen, setTipOpen] = useState(false);
  const button = (
    <button
      {...rest}
      type="button"
      className={className ? `icon-button ${className}` : 'icon-button'}
      aria-label={label}
      aria-pressed={pressed}
      title={tip ? undefined : title}
      onClickCapture={() => setTipOpen(false)}
    >
      <Icon name={icon} {...(turn !== undefined && { turn })} />
    </button>
  );
  if (!tip) return button;
  return (
    <Tooltip title={label} placement={tip} open={tipOpen} onOpenChange={setTipOpen}>
      {button}
    </Tooltip>
  );
}
