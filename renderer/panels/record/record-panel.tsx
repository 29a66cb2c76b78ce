import { useTranslation } from 'react-i18next';
import { useTwin } from '../../host/host-context.tsx';
import { RoomRecord } from '../room/room-record.tsx';
import { MatrixDock } from '../matrix/matrix-dock.tsx';
import { BuildingRecord } from './building-record.tsx';
import { ClearSelection } from './clear-selection.tsx';
import { DistrictRecord } from './district-record.tsx';
import './record.css';

/** What is selected: a room, a building with its matrix, or the district as a whole. */
export function RecordPanel() {
  const { t } = useTranslation();
  const selection = useTwin((state) => state.scene.selection);
  const drawerOpen = useTwin((state) => state.scene.panels.drawer === true);
  const roomId = selection && 'roomId' in selection ? selection.roomId : undefined;
  const buildingId = selection?.buildingId;
  return (
    <section
      className={roomId ? 'panel record record-of-room' : 'panel record'}
      aria-label={t('record.region')}
    >
      <div className="panel-scroll">
        {!selection && <DistrictRecord />}
        {roomId && <RoomRecord key={roomId} roomId={roomId} unitId={unitOf(selection)} />}
        {!roomId && buildingId && <BuildingRecord key={buildingId} buildingId={buildingId} />}
        {selection && !roomId && !buildingId && <UnplacedUnit />}
      </div>
      {buildingId && !drawerOpen && <MatrixDock key={buildingId} buildingId={buildingId} />}
    </section>
  );
}

function unitOf(selection: { readonly kind: string; readonly unitId?: string } | undefined) {
  return selection?.kind === 'unit' ? selection.unitId : undefined;
}

function UnplacedUnit() {
  const { t } = useTranslation();
  return (
    <div className="record-body">
      <header className="record-head">
        <h2>{t('record.noRoom')}</h2>
        <ClearSelection />
      </header>
      <p className="secondary">{t('record.noRoomHelp')}</p>
    </div>
  );
}
