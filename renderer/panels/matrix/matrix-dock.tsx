import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomMatrix as Matrix } from '../../../contract/queries/buildings.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { closeDrawer, openDrawer, useDrawer } from '../../parts/kit/drawer-part.tsx';
import { select, type TwinStore } from '../../store.ts';
import { useThemeInside } from './inside-theme.ts';
import { MatrixLegend } from './matrix-legend.tsx';
import { MatrixThemeProvider, useThemeOfRooms } from './matrix-theme.ts';
import type { PlacedCell } from './matrix-layout.ts';
import { RoomMatrix } from './room-matrix.tsx';
import { IconButton } from '../../parts/icon-button.tsx';

/** 楼盘表 of a building with its legend, in the side panel or, wide, below the scene. */
export function MatrixDock({ buildingId }: { readonly buildingId: string }) {
  const { t } = useTranslation();
  const answer = useCall('building.matrix', { id: buildingId });
  return (
    <section className="matrix-dock" aria-label={t('matrix.title')}>
      <header>
        <h3>{t('matrix.title')}</h3>
        <WidthButton />
      </header>
      <Asked
        answer={answer}
        loadingLabel={t('matrix.loading')}
        failedTitle={t('matrix.failed')}
        rows={3}
      >
        {(matrix) => (matrix.floors.length === 0 ? <NoRooms /> : <LinkedMatrix matrix={matrix} />)}
      </Asked>
    </section>
  );
}

function WidthButton() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const { open, tab } = useDrawer();
  const wide = open && tab === 'matrix';
  const label = wide ? t('matrix.narrow') : t('matrix.widen');
  return (
    <IconButton
      icon={wide ? 'narrow' : 'widen'}
      label={label}
      onClick={() => (wide ? closeDrawer(store) : openDrawer(store, 'matrix'))}
    />
  );
}

/** The matrix joined to the scene: the same hover and the same selection. */
function LinkedMatrix({ matrix }: { readonly matrix: Matrix }) {
  const store = useTwinStore();
  const building = useCall('building.card', { id: matrix.buildingId });
  const card = building.kind === 'done' ? building.value : undefined;
  const hoverSlot = useTwin((state) =>
    state.hover?.kind === 'room' ? state.hover.slot : undefined,
  );
  const selectedRoomId = useTwin(({ scene: { selection } }) =>
    selection && 'roomId' in selection ? selection.roomId : undefined,
  );
  const { buildingId } = matrix;
  const buildingSlot = card?.slot;
  const onHover = useCallback(
    (placed: PlacedCell | undefined) => hoverRoom(store, buildingSlot, placed),
    [store, buildingSlot],
  );
  const onOpen = useCallback(
    ({ cell }: PlacedCell) => select(store, { kind: 'room', buildingId, roomId: cell.roomId }),
    [store, buildingId],
  );
  const ofRooms = useThemeOfRooms();
  const inside = useThemeInside(buildingId);
  const theme = inside ? inside.theme : ofRooms;
  return (
    <MatrixThemeProvider value={theme}>
      <MatrixLegend matrix={matrix} />
      <RoomMatrix
        matrix={matrix}
        buildingName={card?.name ?? card?.address ?? ''}
        selectedRoomId={selectedRoomId}
        hoverSlot={hoverSlot}
        onHover={onHover}
        onOpen={onOpen}
      />
    </MatrixThemeProvider>
  );
}

function hoverRoom(
  store: TwinStore,
  buildingSlot: number | undefined,
  placed: PlacedCell | undefined,
): void {
  const slot = placed?.cell.slot;
  const hover = slot === undefined ? undefined : ({ kind: 'room', slot, buildingSlot } as const);
  store.setState({ hover });
}

function NoRooms() {
  const { t } = useTranslation();
  return (
    <div>
      <strong>{t('matrix.empty')}</strong>
      <p className="secondary">{t('matrix.emptyHelp')}</p>
    </div>
  );
}
