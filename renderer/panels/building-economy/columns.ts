import type { TFunction } from 'i18next';
import type {
  CommercialRow,
  EconomyWarnings,
  FirmRow,
  LeaseRow,
  Space,
} from '../../../contract/queries/building-economy.ts';
import type { Language } from '../../../contract/window.ts';
import { exactNumber, headlineNumber, measure } from '../../format/numbers.ts';
import type { TableColumn } from '../../parts/kit/table-model.ts';
import { sectionText, shareText, taxText } from './words.ts';

const percent = (share: number | null): string => (share === null ? '—' : `${shareText(share)}%`);

/** What the columns need to speak. */
export interface ColumnWords {
  readonly t: TFunction;
  readonly language: Language;
  readonly streetName: (code: string | null) => string;
}

/** Columns of the list of buildings. */
export function buildingColumns({
  t,
  language,
  streetName,
}: ColumnWords): TableColumn<CommercialRow>[] {
  const title = (name: 'name') => t(`economy.column.${name}`);
  return [
    {
      id: 'name',
      title: title('name'),
      kind: 'text',
      value: (row) => row.name,
      widthRem: 11,
      filter: true,
    },
    {
      id: 'street',
      title: t('economy.column.street'),
      kind: 'text',
      value: (row) => streetName(row.streetCode),
      widthRem: 7,
      filter: true,
    },
    {
      id: 'grade',
      title: t('economy.column.grade'),
      kind: 'text',
      value: (row) => row.grade,
      text: ({ grade }) => (grade === null ? '' : t(`economy.grades.${grade as 'A'}`)),
      widthRem: 5,
    },
    {
      id: 'tax',
      title: t('economy.column.taxYuan'),
      unit: t('economy.yuan'),
      kind: 'number',
      value: (row) => row.tax.yuan ?? null,
      text: (row) => taxText(t, row.tax, language),
      widthRem: 8,
    },
    {
      id: 'perArea',
      title: t('economy.column.perArea'),
      unit: t('economy.yuanPerArea'),
      kind: 'number',
      value: (row) => row.taxPerSquareMetre,
      text: (row) => (row.taxPerSquareMetre === null ? '—' : exactNumber(row.taxPerSquareMetre)),
      widthRem: 8,
    },
    {
      id: 'area',
      title: t('economy.column.area'),
      unit: t('economy.area'),
      kind: 'number',
      value: (row) => row.businessAreaSquareMetres,
      text: (row) => exactNumber(row.businessAreaSquareMetres ?? 0),
      widthRem: 7,
      sum: true,
    },
    {
      id: 'occupancy',
      title: t('economy.column.occupancy'),
      kind: 'number',
      value: (row) => row.occupancyByArea,
      text: (row) => percent(row.occupancyByArea),
      widthRem: 7,
    },
    {
      id: 'rooms',
      title: t('economy.column.rooms'),
      kind: 'number',
      value: (row) => row.occupancyByRooms,
      text: (row) => percent(row.occupancyByRooms),
      widthRem: 7,
    },
    {
      id: 'firms',
      title: t('economy.column.firms'),
      unit: t('economy.firms'),
      kind: 'number',
      value: (row) => row.firms,
      widthRem: 6,
      sum: true,
    },
    {
      id: 'registered',
      title: t('economy.registered'),
      kind: 'number',
      value: (row) => row.registeredShare,
      text: (row) => percent(row.registeredShare),
      widthRem: 6,
    },
    {
      id: 'taxed',
      title: t('economy.taxed'),
      kind: 'number',
      value: (row) => row.taxedShare,
      text: (row) => percent(row.taxedShare),
      widthRem: 6,
    },
    {
      id: 'rent',
      title: t('economy.column.rent'),
      unit: t('economy.rentUnit'),
      kind: 'number',
      value: (row) => row.rentYuan,
      widthRem: 6,
    },
    {
      id: 'emptied',
      title: t('economy.column.emptied'),
      kind: 'number',
      value: (row) => row.emptiedShare,
      text: (row) => percent(row.emptiedShare),
      widthRem: 6,
    },
  ];
}

/** Columns of a work list of firms: class, what to do, evidence and date of the three places. */
export function firmColumns({ t, language, streetName }: ColumnWords): TableColumn<FirmRow>[] {
  const place = (name: 'registered' | 'office' | 'tax'): TableColumn<FirmRow> => ({
    id: name,
    title: t(`economy.column.${name}`),
    kind: 'text',
    value: (row) => row[name].text,
    text: (row) =>
      `${t(`economy.inDistrict.${row[name].inDistrict}`)} · ${row[name].text ?? t('economy.firm.noText')}`,
    widthRem: 15,
  });
  const day = (name: 'registered' | 'office' | 'tax'): TableColumn<FirmRow> => ({
    id: `${name}At`,
    title: t(`economy.column.${name}At`),
    kind: 'date',
    value: (row) => row[name].evidenceAt,
    widthRem: 6,
  });
  return [
    {
      id: 'name',
      title: t('economy.column.name'),
      kind: 'text',
      value: (row) => row.name,
      widthRem: 14,
      filter: true,
    },
    {
      id: 'class',
      title: t('economy.column.class'),
      kind: 'text',
      value: (row) => t(`economy.classes.${row.placeClass}`),
      widthRem: 11,
      filter: true,
    },
    {
      id: 'label',
      title: t('economy.column.label'),
      kind: 'text',
      value: (row) => t(`economy.labels.${row.label}`),
      widthRem: 6,
      filter: true,
    },
    {
      id: 'building',
      title: t('economy.column.building'),
      kind: 'text',
      value: (row) => row.commercialName ?? row.office.buildingName,
      widthRem: 9,
      filter: true,
    },
    {
      id: 'street',
      title: t('economy.column.street'),
      kind: 'text',
      value: (row) => streetName(row.office.streetCode ?? row.registered.streetCode),
      widthRem: 7,
      filter: true,
    },
    place('registered'),
    day('registered'),
    place('office'),
    day('office'),
    place('tax'),
    day('tax'),
    {
      id: 'section',
      title: t('economy.column.section'),
      kind: 'text',
      value: (row) => sectionText(t, row.section, language),
      widthRem: 9,
      filter: true,
    },
    {
      id: 'staff',
      title: t('economy.column.staff'),
      kind: 'number',
      value: (row) => row.staff,
      widthRem: 5,
      sum: true,
    },
    {
      id: 'taxYuan',
      title: t('economy.column.taxYuan'),
      unit: t('economy.yuan'),
      kind: 'number',
      value: (row) => row.taxYuan,
      text: ({ taxYuan }) => (taxYuan === null ? '—' : exactNumber(taxYuan)),
      widthRem: 8,
    },
    {
      id: 'taxChange',
      title: t('economy.column.taxChange'),
      kind: 'number',
      value: (row) => row.taxChange,
      text: ({ taxChange }) =>
        taxChange === null ? '—' : `${taxChange > 0 ? '+' : ''}${shareText(taxChange)}%`,
      widthRem: 6,
    },
    {
      id: 'uscc',
      title: t('economy.column.uscc'),
      kind: 'code',
      value: (row) => row.uscc,
      widthRem: 11,
      hidden: true,
    },
  ];
}

/** Columns of the list of leases that end soon. */
export function leaseColumns({ t }: ColumnWords): TableColumn<LeaseRow>[] {
  return [
    {
      id: 'left',
      title: t('economy.column.left'),
      kind: 'number',
      value: (row) => row.daysLeft,
      widthRem: 5,
    },
    { id: 'to', title: t('economy.column.to'), kind: 'date', value: (row) => row.to, widthRem: 6 },
    {
      id: 'tenant',
      title: t('economy.column.tenant'),
      kind: 'text',
      value: (row) => row.tenant,
      widthRem: 14,
      filter: true,
    },
    {
      id: 'building',
      title: t('economy.column.building'),
      kind: 'text',
      value: (row) => row.commercialName,
      widthRem: 10,
      filter: true,
    },
    {
      id: 'room',
      title: t('economy.column.room'),
      kind: 'text',
      value: (row) => row.roomNo,
      widthRem: 5,
    },
    {
      id: 'area',
      title: t('economy.column.leaseArea'),
      unit: t('economy.area'),
      kind: 'number',
      value: (row) => row.areaSquareMetres,
      widthRem: 6,
      sum: true,
    },
    {
      id: 'rent',
      title: t('economy.column.rent'),
      unit: t('economy.rentUnit'),
      kind: 'number',
      value: (row) => row.rentYuan,
      widthRem: 6,
    },
    {
      id: 'from',
      title: t('economy.column.from'),
      kind: 'date',
      value: (row) => row.from,
      widthRem: 6,
    },
  ];
}

/** Columns of rooms many firms are registered in. */
export function sharedColumns({
  t,
}: ColumnWords): TableColumn<EconomyWarnings['shared'][number]>[] {
  return [
    {
      id: 'building',
      title: t('economy.column.building'),
      kind: 'text',
      value: (row) => row.buildingName,
      widthRem: 12,
      filter: true,
    },
    {
      id: 'room',
      title: t('economy.column.room'),
      kind: 'text',
      value: (row) => row.roomNo,
      widthRem: 6,
    },
    {
      id: 'firms',
      title: t('economy.column.sharing'),
      unit: t('economy.firms'),
      kind: 'number',
      value: (row) => row.firms,
      widthRem: 7,
      sum: true,
    },
    {
      id: 'allowed',
      title: t('economy.column.allowed'),
      kind: 'text',
      value: (row) => t(row.allowed ? 'economy.allowed' : 'economy.notAllowed'),
      widthRem: 10,
      filter: true,
    },
  ];
}

/** Columns of buildings that emptied. */
export function fallColumns({ t }: ColumnWords): TableColumn<EconomyWarnings['falls'][number]>[] {
  return [
    {
      id: 'name',
      title: t('economy.column.building'),
      kind: 'text',
      value: (row) => row.name,
      widthRem: 14,
      filter: true,
    },
    {
      id: 'emptied',
      title: t('economy.column.emptied'),
      kind: 'number',
      value: (row) => row.emptiedShare,
      text: (row) => percent(row.emptiedShare),
      widthRem: 8,
    },
    {
      id: 'area',
      title: t('economy.column.free'),
      unit: t('economy.area'),
      kind: 'number',
      value: (row) => row.emptiedAreaSquareMetres,
      text: (row) => measure(row.emptiedAreaSquareMetres),
      widthRem: 8,
      sum: true,
    },
  ];
}

/** Columns of free space; no firm is named. */
export function spaceColumns({ t, language, streetName }: ColumnWords): TableColumn<Space>[] {
  return [
    {
      id: 'name',
      title: t('economy.column.building'),
      kind: 'text',
      value: (row) => row.name,
      widthRem: 10,
      filter: true,
    },
    {
      id: 'street',
      title: t('economy.column.street'),
      kind: 'text',
      value: (row) => streetName(row.streetCode),
      widthRem: 7,
      filter: true,
    },
    {
      id: 'area',
      title: t('economy.column.free'),
      unit: t('economy.area'),
      kind: 'number',
      value: (row) => row.areaSquareMetres,
      text: (row) => headlineNumber(row.areaSquareMetres, language),
      widthRem: 7,
    },
    {
      id: 'floors',
      title: t('economy.column.floors'),
      kind: 'text',
      value: (row) => row.floorLabels.join('、'),
      widthRem: 6,
    },
    {
      id: 'rooms',
      title: t('economy.column.room'),
      kind: 'text',
      value: (row) => row.rooms.join('、'),
      widthRem: 12,
    },
    {
      id: 'rent',
      title: t('economy.column.rent'),
      unit: t('economy.rentUnit'),
      kind: 'number',
      value: (row) => row.rentYuan,
      widthRem: 6,
    },
    {
      id: 'parking',
      title: t('economy.column.parking'),
      kind: 'number',
      value: (row) => row.parkingSpaces,
      widthRem: 5,
    },
    {
      id: 'freeFrom',
      title: t('economy.column.freeFrom'),
      kind: 'date',
      value: (row) => row.freeFrom,
      text: ({ freeFrom }) => freeFrom ?? t('economy.now'),
      widthRem: 6,
    },
    {
      id: 'neighbours',
      title: t('economy.column.neighbours'),
      kind: 'text',
      value: (row) =>
        row.neighbours
          .slice(0, 3)
          .map(({ section, firms }) => `${sectionText(t, section, language)} ${firms}`)
          .join('、'),
      widthRem: 16,
    },
  ];
}
