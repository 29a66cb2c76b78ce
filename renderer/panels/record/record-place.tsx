import { useTranslation } from 'react-i18next';
import type { RecordPlace } from '../../../contract/queries/records.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { Icon } from '../../icons.tsx';
import { select } from '../../store.ts';

const RANGE_METRES = 320;

/** Where a record lies, how that is known, and the way there. */
export function RecordPlaceLine({ place }: { readonly place: RecordPlace }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const { buildingId, roomId, longitudeDegrees, latitudeDegrees } = place;
  const name = [place.buildingName ?? place.address, place.roomNo].filter(Boolean).join(' ');
  const open = (): void => {
    if (!buildingId) return;
    select(store, roomId ? { kind: 'room', buildingId, roomId } : { kind: 'building', buildingId });
  };
  const fly = (): void => {
    if (longitudeDegrees === null || latitudeDegrees === null) return;
    const at = { longitudeDegrees, latitudeDegrees, heightMetres: 10 };
    store.setState({ cameraRequest: { kind: 'look-at', ...at, rangeMetres: RANGE_METRES } });
  };
  return (
    <p className="record-place small">
      {buildingId ? (
        <button type="button" className="link" onClick={open}>
          {name}
        </button>
      ) : (
        <span className="secondary">{name || t('kit.record.coordinates')}</span>
      )}
      <span className="secondary">{t(`kit.record.via.${place.via}`)}</span>
      {longitudeDegrees !== null && (
        <button type="button" className="record-fly" onClick={fly}>
          <Icon name="target" />
          {t('kit.record.fly')}
        </button>
      )}
    </p>
  );
}
