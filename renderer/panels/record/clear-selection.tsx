import { useTranslation } from 'react-i18next';
import { useTwinStore } from '../../host/host-context.tsx';
import { select } from '../../store.ts';
import { IconButton } from '../../parts/icon-button.tsx';

/** The button that clears the selection. */
export function ClearSelection() {
  const { t } = useTranslation();
  const store = useTwinStore();
  return (
    <IconButton
      icon="close"
      label={t('record.close')}
      className="record-close"
      onClick={() => select(store, undefined)}
    />
  );
}
