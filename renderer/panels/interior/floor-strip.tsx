import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomMatrix } from '../../../contract/queries/buildings.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { type FloorName, floorNames } from '../../format/floor-names.ts';
import { changeInterior } from '../../interior/open-interior.ts';

interface FloorStripProps {
  /** Physical floors from the lowest up. */
  readonly floors: readonly number[];
  readonly matrix: RoomMatrix;
  readonly floorNo: number | undefined;
}

/** The floors as a lift shows them, top first; one is looked at alone, or all. */
export function FloorStrip({ floors, matrix, floorNo }: FloorStripProps) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const chosen = useRef<HTMLButtonElement>(null);
  useEffect(() => chosen.current?.scrollIntoView({ block: 'nearest' }), [floorNo]);
  const names = floorNames(matrix, floors, t);
  const onFloor = new Map(matrix.floors.map(({ floorNo: each, cells }) => [each, cells]));
  const titleOf = (floor: number) => {
    const { text: label, from } = names.get(floor) as FloorName;
    const rooms = onFloor.get(floor)?.length ?? 0;
    return t(`interior.floorTitle.${from}`, { label, physical: floor, rooms });
  };
  return (
    <div className="floor-strip" role="radiogroup" aria-label={t('interior.floors')}>
      <FloorButton
        label={t('interior.allFloors')}
        title={t('interior.floorsHelp')}
        chosen={floorNo === undefined}
        onChoose={() => changeInterior(store, { floorNo: undefined })}
      />
      <div className="floor-strip-list">
        {[...floors].reverse().map((floor) => (
          <FloorButton
            key={floor}
            ref={floor === floorNo ? chosen : undefined}
            label={names.get(floor)?.text ?? ''}
            title={titleOf(floor)}
            chosen={floor === floorNo}
            onChoose={() => changeInterior(store, { floorNo: floor })}
          />
        ))}
      </div>
    </div>
  );
}

interface FloorButtonProps {
  readonly ref?: React.Ref<HTMLButtonElement> | undefined;
  readonly label: string;
  readonly title: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function FloorButton({ ref, label, title, chosen, onChoose }: FloorButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      role="radio"
      aria-checked={chosen}
      tabIndex={chosen ? 0 : -1}
      title={title}
      onClick={onChoose}
    >
      {label}
    </button>
  );
}
