import { useTranslation } from 'react-i18next';
import type { Selection } from '../../../contract/scene.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useDrawer } from '../../parts/kit/drawer-part.tsx';
import { RoomRecord } from '../room/room-record.tsx';
import { MatrixDock } from '../matrix/matrix-dock.tsx';
import { UnitRecord } from '../unit/unit-record.tsx';
import { BuildingRecord } from './building-record.tsx';
import { DistrictRecord } from './district-record.tsx';
import { RecordPage } from './record-page.tsx';
import './record.css';

/** What is selected: a record of any table, a unit, a room, a building, with the building's matrix; or the district as a whole. */
export function RecordPanel() {
  const { t } = useTranslation();
  const selection = useTwin((state) => state.scene.selection);
  const { open, tab } = useDrawer();
  const matrixBelow = open && tab === 'matrix';
  const roomId = selection && 'roomId' in selection ? selection.roomId : undefined;
  const buildingId = selection?.buildingId;
  return (
    <section
      className={roomId ? 'panel record record-of-room' : 'panel record'}
      aria-label={t('record.region')}
    >
      <div className="panel-scroll">
        <Selected selection={selection} />
      </div>
      {buildingId && !matrixBelow && <MatrixDock key={buildingId} buildingId={buildingId} />}
    </section>
  );
}

function Selected({ selection }: { readonly selection: Selection | undefined }) {
  if (!selection) return <DistrictRecord />;
  if (selection.kind === 'unit') {
    return <UnitRecord key={selection.unitId} unitId={selection.unitId} />;
  }
  if (selection.kind === 'record') {
    return <RecordPage key={`${selection.table} ${selection.key}`} record={selection} />;
  }
  if (selection.kind === 'room') {
    return <RoomRecord key={selection.roomId} roomId={selection.roomId} />;
  }
  return <BuildingRecord key={selection.buildingId} buildingId={selection.buildingId} />;
}
