import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteriorState } from '../../../contract/scene.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { floorsOf } from '../../interior/floors.ts';
import { shownState } from '../../interior/isolation.ts';
import { changeInterior, entered } from '../../interior/open-interior.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { changeScene } from '../../store.ts';
import { FloorStrip } from './floor-strip.tsx';
import { InteriorBar } from './interior-bar.tsx';
import { pressedInside } from './interior-keys.ts';
import { InteriorLegend } from './interior-legend.tsx';
import { InteriorSliders } from './interior-sliders.tsx';
import { MissingNote } from './missing-note.tsx';
import { usePointing } from './use-pointing.ts';
import {
  type MountedInterior,
  useEntered,
  useMountedInterior,
  useSyncedInterior,
} from './use-interior.ts';
import './interior.css';

/**
 * 楼内: the opened building floor by floor over the district, which stays where it was. The inside of the building whose card
 * is read waits unseen, and stays when one leaves it.
 */
export function InteriorView() {
  const open = useTwin((each) => each.scene.interior);
  const prepared = useTwin((each) => each.preparedBuilding);
  const waiting = useMemo(() => prepared && entered(prepared), [prepared]);
  const state = open ?? waiting;
  return state ? <Inside key={state.buildingId} state={state} seen={open !== undefined} /> : null;
}

interface InsideProps {
  readonly state: InteriorState;
  readonly seen: boolean;
}

function Inside({ state: asked, seen }: InsideProps) {
  const { t } = useTranslation();
  const surface = useRef<HTMLDivElement>(null);
  const labels = useRef<HTMLCanvasElement>(null);
  const card = useCall('building.card', { id: asked.buildingId });
  const matrix = useCall('building.matrix', { id: asked.buildingId });
  const classes = useCall('building.interior', { id: asked.buildingId });
  const building = card.kind === 'done' ? card.value : undefined;
  const known = matrix.kind === 'done' ? matrix.value : undefined;
  const rooms = classes.kind === 'done' ? classes.value.rooms : undefined;
  const slot = useSelectedSlot(asked.buildingId) ?? building?.slot;
  const mounted = useMountedInterior(surface, labels, slot);
  const floors = useMemo(() => mounted.rooms && floorsOf(mounted.rooms.bodies), [mounted.rooms]);
  const { shown: state, missing } = shownState(asked, { floors, unitNos: known?.unitNos, rooms });
  useSyncedInterior(mounted, state, known, rooms);
  useEntered(surface, mounted, seen);
  useSelectedBuilding(seen ? state.buildingId : undefined);
  useResized(surface, mounted);
  const press = usePressed(mounted, state, floors ?? []);
  const pointing = usePointing(mounted.interior, known, building);
  const failed = [card, matrix, classes].find((answer) => answer.kind === 'failed');
  return (
    <section
      className="interior"
      data-waiting={!seen}
      inert={!seen}
      aria-label={t('interior.region')}
      onKeyDown={press}
    >
      <div
        ref={surface}
        className="interior-canvas"
        role="img"
        data-ready={seen && mounted.interior !== undefined && known !== undefined}
        tabIndex={0}
        aria-label={t('interior.canvas', { building: building?.name ?? '' })}
        onPointerMove={pointing.move as (event: PointerEvent) => void}
        onPointerLeave={pointing.leave}
        onPointerDown={pointing.down}
        onPointerUp={pointing.up}
      />
      <canvas ref={labels} className="interior-labels" aria-hidden="true" />
      {building && <InteriorBar building={building} theme={state.theme} />}
      {known && <FloorStrip floors={floors ?? []} matrix={known} floorNo={state.floorNo} />}
      {known && <InteriorSliders state={state} unitNos={known.unitNos} />}
      {rooms && known && <InteriorLegend state={state} rooms={rooms} matrix={known} />}
      <MissingNote state={asked} missing={missing} />
      {mounted.error && (
        <div className="scene-message">
          <ErrorNote title={t('interior.failed')} error={mounted.error} />
        </div>
      )}
      {failed?.kind === 'failed' && (
        <div className="scene-message">
          <ErrorNote title={t('interior.failed')} error={failed.error} retry={failed.retry} />
        </div>
      )}
    </section>
  );
}

/** Known already where the building is the selected one, so that its rooms need not wait for its card. */
function useSelectedSlot(buildingId: string): number | undefined {
  return useTwin(({ scene, selectedSlots }) =>
    scene.selection?.buildingId === buildingId ? selectedSlots.buildingSlot : undefined,
  );
}

/** The building one is in is the one whose card and matrix stand beside the picture. */
function useSelectedBuilding(buildingId: string | undefined): void {
  const store = useTwinStore();
  useEffect(() => {
    const { selection } = store.getState().scene;
    if (buildingId === undefined || selection?.buildingId === buildingId) return;
    changeScene(store, { selection: { kind: 'building', buildingId } });
  }, [store, buildingId]);
}

function useResized(
  surface: { readonly current: HTMLElement | null },
  { interior }: MountedInterior,
): void {
  useEffect(() => {
    if (!interior || !surface.current) return;
    const observer = new ResizeObserver(() => interior.resize());
    observer.observe(surface.current);
    return () => observer.disconnect();
  }, [surface, interior]);
}

function usePressed(
  { interior }: MountedInterior,
  state: InteriorState,
  floors: readonly number[],
) {
  const store = useTwinStore();
  return (event: KeyboardEvent): void => {
    const typing = (event.target as HTMLElement).closest('input, [role=slider], [role=radiogroup]');
    if (!interior || typing || event.ctrlKey || event.altKey || event.metaKey) return;
    const change = pressedInside(event.key, interior, state, floors);
    if (change === undefined) return;
    event.preventDefault();
    if (change !== true) changeInterior(store, change);
  };
}
