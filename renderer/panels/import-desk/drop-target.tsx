import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from './use-desk.tsx';

/** Lets a person drop files or folders anywhere on the window, and says so while they hold them over it. */
export function DropTarget() {
  const { t } = useTranslation();
  const { bridge } = useDesk();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hold = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(false);
      bridge?.dropExports([...event.dataTransfer.files]);
    };
    window.addEventListener('dragover', hold);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', hold);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [bridge]);
  if (!over) return null;
  return <div className="drop-over">{t('desk.dropHere')}</div>;
}
