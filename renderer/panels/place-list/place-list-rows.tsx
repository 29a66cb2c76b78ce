import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedWords } from '../../../contract/address-words.ts';
import { basisOf, reasonOf } from '../../../contract/placed-table.ts';
import type { PlacedBuilding, PlacedRow } from '../../../contract/queries/place-list.ts';
import type { Selection } from '../../../contract/scene.ts';
import { personCount } from '../../format/numbers.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { DataTable } from '../../parts/kit/data-table.tsx';
import { DrawerPart } from '../../parts/kit/drawer-part.tsx';
import { localRows, type TableColumn } from '../../parts/kit/table-model.ts';
import type { PlaceList } from '../../place-list.ts';
import { select, type TwinStore } from '../../store.ts';
import { usePlacedWords, useProvenance } from './use-placed-words.ts';

/** A row of the list beside what it was placed as. */
interface ListRow {
  readonly index: number;
  readonly text: string;
  readonly row: PlacedRow;
  readonly building: PlacedBuilding | undefined;
}

/** Range of a flight to a point without a building, metres. */
const POINT_RANGE_METRES = 350;

/** The rows in the drawer's table: what was found of each, and its building or room by a click. */
export function PlaceListRows({ list }: { readonly list: PlaceList }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const words = usePlacedWords();
  const provenance = useProvenance();
  const columns = useColumns(words);
  const rows = useMemo(() => listRows(list), [list]);
  const key = `place-list ${list.column} ${list.rows.length} ${list.snapshotId ?? ''}`;
  const source = useMemo(() => localRows(key, rows, columns), [key, rows, columns]);
  const label = t('placeList.label', { count: list.table.rows.length });
  const selected = useTwin((state) => selectedKey(rows, state.scene.selection));
  return (
    <DrawerPart tab="table" label={label}>
      <DataTable
        label={label}
        source={source}
        columns={columns}
        rowKey={({ index }) => String(index)}
        provenance={provenance}
        onOpen={({ row }) => openRow(store, row)}
        selectedKey={selected}
        doubt={({ row }) => (row.level === 'none' ? reasonOf(row, words) : undefined)}
      />
    </DrawerPart>
  );
}

function listRows({ table, column, rows, buildings }: PlaceList): ListRow[] {
  return rows.map((row, index) => ({
    index: index + 1,
    text: table.rows[index]?.[column] ?? '',
    row,
    building: buildings.get(row.buildingId ?? ''),
  }));
}

function useColumns(words: PlacedWords): readonly TableColumn<ListRow>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const count = (of: 'units' | 'openHazards' | 'openCases', title: string, unit: string) =>
      ({
        id: of,
        title,
        unit,
        kind: 'number',
        value: ({ building }) => building?.[of] ?? null,
        widthRem: 6.5,
      }) satisfies TableColumn<ListRow>;
    return [
      {
        id: 'index',
        title: t('placeList.index'),
        kind: 'number',
        value: ({ index }) => index,
        widthRem: 4,
      },
      {
        id: 'text',
        title: t('placeList.input'),
        kind: 'text',
        value: ({ text }) => text,
        widthRem: 16,
        filter: true,
      },
      {
        id: 'level',
        title: t('placeList.level'),
        kind: 'text',
        value: ({ row }) => words.levels[row.level],
        widthRem: 7,
        filter: true,
      },
      {
        id: 'score',
        title: t('placeList.score'),
        kind: 'number',
        value: ({ row }) => (row.level === 'none' ? null : row.score),
        text: ({ row }) => (row.level === 'none' ? '' : row.score.toFixed(2)),
        widthRem: 4.5,
      },
      {
        id: 'address',
        title: t('placeList.address'),
        kind: 'text',
        value: ({ row }) => row.standardAddress || null,
        widthRem: 16,
        filter: true,
      },
      {
        id: 'reason',
        title: t('placeList.reason'),
        kind: 'text',
        value: ({ row }) => reasonOf(row, words) || null,
        widthRem: 16,
        filter: true,
      },
      {
        id: 'code',
        title: t('placeList.code'),
        kind: 'code',
        value: ({ row }) => row.addressCode,
        widthRem: 12,
        hidden: true,
      },
      {
        id: 'building',
        title: t('placeList.building'),
        kind: 'code',
        value: ({ row }) => row.buildingId,
        widthRem: 11,
        hidden: true,
      },
      {
        id: 'room',
        title: t('placeList.room'),
        kind: 'code',
        value: ({ row }) => row.roomId,
        widthRem: 12,
        hidden: true,
      },
      {
        id: 'residents',
        title: t('placeList.residents'),
        unit: t('placeList.people'),
        kind: 'number',
        value: ({ building }) => personValue(building),
        text: ({ building }) =>
          building?.currentResidents ? personCount(building.currentResidents) : '',
        widthRem: 6,
      },
      count('units', t('placeList.units'), t('placeList.firms')),
      count('openHazards', t('placeList.hazards'), t('placeList.pieces')),
      count('openCases', t('placeList.cases'), t('placeList.pieces')),
      {
        id: 'basis',
        title: t('placeList.basis'),
        kind: 'text',
        value: ({ row }) => basisOf(row, words),
        widthRem: 12,
      },
    ] satisfies TableColumn<ListRow>[];
  }, [t, words]);
}

function personValue(building: PlacedBuilding | undefined): number | null {
  const count = building?.currentResidents;
  return count && 'value' in count ? count.value : null;
}

/** Selects the row's room or building; a place without one is looked at. */
function openRow(store: TwinStore, row: PlacedRow): void {
  const selection = selectionOf(row);
  if (selection) select(store, selection);
  const { longitudeDegrees, latitudeDegrees, buildingId } = row;
  if (buildingId !== null || longitudeDegrees === null || latitudeDegrees === null) return;
  store.setState({
    cameraRequest: {
      kind: 'look-at',
      longitudeDegrees,
      latitudeDegrees,
      heightMetres: 0,
      rangeMetres: POINT_RANGE_METRES,
    },
  });
}

function selectionOf({ roomId, buildingId, record }: PlacedRow): Selection | undefined {
  if (roomId !== null && buildingId !== null) return { kind: 'room', buildingId, roomId };
  if (buildingId !== null) return { kind: 'building', buildingId };
  return record ? { kind: 'record', table: record.table, key: record.key } : undefined;
}

function selectedKey(rows: readonly ListRow[], selection: Selection | undefined) {
  if (!selection) return undefined;
  const found = rows.find(
    ({ row }) => JSON.stringify(selectionOf(row)) === JSON.stringify(selection),
  );
  return found && String(found.index);
}
