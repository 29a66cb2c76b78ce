import { useTranslation } from 'react-i18next';
import { useTwinStore } from '../../host/host-context.tsx';
import { Icon } from '../../icons.tsx';
import { select } from '../../store.ts';

/** The button that clears the selection. */
export function ClearSelection() {
  const { t } = useTranslation();
  const store = useTwinStore();
  return (
    <button
      type="button"
      className="icon-button record-close"
      aria-label={t('record.close')}
      title={t('record.close')}
      onClick={() => select(store, undefined)}
    >
      <Icon name="close" />
    </button>
  );
}
