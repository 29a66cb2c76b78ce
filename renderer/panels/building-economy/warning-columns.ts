import type {
  EconomyWarnings,
  LeaseRow,
  Space,
} from '../../../contract/queries/building-economy.ts';
import { headlineNumber, measure } from '../../format/numbers.ts';
import { dateColumn, numberColumn, plainColumn, textColumn } from '../../parts/kit/columns.ts';
import type { TableColumn } from '../../parts/kit/table-model.ts';
import { type ColumnWords, shareColumn } from './columns.ts';
import { sectionText } from './words.ts';

/** Columns of the list of leases that end soon. */
export function leaseColumns({ t }: ColumnWords): TableColumn<LeaseRow>[] {
  return [
    numberColumn('left', t('economy.column.left'), 5, (row) => row.daysLeft),
    dateColumn('to', t('economy.column.to'), 6, (row) => row.to),
    textColumn('tenant', t('economy.column.tenant'), 14, (row) => row.tenant),
    textColumn('building', t('economy.column.building'), 10, (row) => row.commercialName),
    plainColumn('room', t('economy.column.room'), 5, (row) => row.roomNo),
    numberColumn('area', t('economy.column.leaseArea'), 6, (row) => row.areaSquareMetres, {
      unit: t('economy.area'),
      sum: true,
    }),
    numberColumn('rent', t('economy.column.rent'), 6, (row) => row.rentYuan, {
      unit: t('economy.rentUnit'),
    }),
    dateColumn('from', t('economy.column.from'), 6, (row) => row.from),
  ];
}

/** Columns of rooms many firms are registered in. */
export function sharedColumns({
  t,
}: ColumnWords): TableColumn<EconomyWarnings['shared'][number]>[] {
  return [
    textColumn('building', t('economy.column.building'), 12, (row) => row.buildingName),
    plainColumn('room', t('economy.column.room'), 6, (row) => row.roomNo),
    numberColumn('firms', t('economy.column.sharing'), 7, (row) => row.firms, {
      unit: t('economy.firms'),
      sum: true,
    }),
    textColumn('allowed', t('economy.column.allowed'), 10, (row) =>
      t(row.allowed ? 'economy.allowed' : 'economy.notAllowed'),
    ),
  ];
}

/** Columns of buildings that emptied. */
export function fallColumns({ t }: ColumnWords): TableColumn<EconomyWarnings['falls'][number]>[] {
  return [
    textColumn('name', t('economy.column.building'), 14, (row) => row.name),
    shareColumn('emptied', t('economy.column.emptied'), 8, (row) => row.emptiedShare),
    numberColumn('area', t('economy.column.free'), 8, (row) => row.emptiedAreaSquareMetres, {
      unit: t('economy.area'),
      text: (row) => measure(row.emptiedAreaSquareMetres),
      sum: true,
    }),
  ];
}

/** Columns of free space; no firm is named. */
export function spaceColumns({ t, language, streetName }: ColumnWords): TableColumn<Space>[] {
  return [
    textColumn('name', t('economy.column.building'), 10, (row) => row.name),
    textColumn('street', t('economy.column.street'), 7, (row) => streetName(row.streetCode)),
    numberColumn('area', t('economy.column.free'), 7, (row) => row.areaSquareMetres, {
      unit: t('economy.area'),
      text: (row) => headlineNumber(row.areaSquareMetres, language),
    }),
    plainColumn('floors', t('economy.column.floors'), 6, (row) =>
      row.floorLabels.join(t('common.separator')),
    ),
    plainColumn('rooms', t('economy.column.room'), 12, (row) =>
      row.rooms.join(t('common.separator')),
    ),
    numberColumn('rent', t('economy.column.rent'), 6, (row) => row.rentYuan, {
      unit: t('economy.rentUnit'),
    }),
    numberColumn('parking', t('economy.column.parking'), 5, (row) => row.parkingSpaces),
    dateColumn('freeFrom', t('economy.column.freeFrom'), 6, (row) => row.freeFrom, {
      text: ({ freeFrom }) => freeFrom ?? t('economy.now'),
    }),
    plainColumn('neighbours', t('economy.column.neighbours'), 16, (row) =>
      row.neighbours
        .slice(0, 3)
        .map(({ section, firms }) => `${sectionText(t, section, language)} ${firms}`)
        .join(t('common.separator')),
    ),
  ];
}
