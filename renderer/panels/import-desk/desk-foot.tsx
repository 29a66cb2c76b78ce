import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface DeskFootProps {
  readonly onBack?: () => void;
  /** The one thing to do next. */
  readonly primary?: {
    readonly label: string;
    readonly onPress: () => void;
    readonly disabled?: boolean;
  };
  readonly children?: ReactNode;
}

/** Foot of a step: what must be said, the way back and the one thing to do next. */
export function DeskFoot({ onBack, primary, children }: DeskFootProps) {
  const { t } = useTranslation();
  return (
    <footer className="desk-foot">
      <div className="desk-foot-note">{children}</div>
      {onBack && <Button onClick={onBack}>{t('desk.back')}</Button>}
      {primary && (
        <Button type="primary" disabled={primary.disabled ?? false} onClick={primary.onPress}>
          {primary.label}
        </Button>
      )}
    </footer>
  );
}
