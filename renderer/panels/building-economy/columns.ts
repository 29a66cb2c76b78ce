import type { TFunction } from 'i18next';
import type { CommercialRow, FirmRow } from '../../../contract/queries/building-economy.ts';
import type { Language } from '../../../contract/window.ts';
import { exactNumber } from '../../format/numbers.ts';
import {
  codeColumn,
  dateColumn,
  numberColumn,
  plainColumn,
  textColumn,
} from '../../parts/kit/columns.ts';
import type { TableColumn } from '../../parts/kit/table-model.ts';
import { sectionText, shareText, taxText } from './words.ts';

/** A share as percent. */
export function shareColumn<Row>(
  id: string,
  title: string,
  widthRem: number,
  share: (row: Row) => number | null,
): TableColumn<Row> {
  const text = (row: Row): string => {
    const value = share(row);
    return value === null ? '—' : `${shareText(value)}%`;
  };
  return numberColumn(id, title, widthRem, share, { text });
}

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
  return [
    textColumn('name', t('economy.column.name'), 11, (row) => row.name),
    textColumn('street', t('economy.column.street'), 7, (row) => streetName(row.streetCode)),
    plainColumn('grade', t('economy.column.grade'), 5, (row) => row.grade, {
      text: ({ grade }) => (grade === null ? '' : t(`economy.grades.${grade as 'A'}`)),
    }),
    numberColumn('tax', t('economy.column.taxYuan'), 8, (row) => row.tax.yuan ?? null, {
      unit: t('economy.yuan'),
      text: (row) => taxText(t, row.tax, language),
    }),
    numberColumn('perArea', t('economy.column.perArea'), 8, (row) => row.taxPerSquareMetre, {
      unit: t('economy.yuanPerArea'),
      text: (row) => (row.taxPerSquareMetre === null ? '—' : exactNumber(row.taxPerSquareMetre)),
    }),
    numberColumn('area', t('economy.column.area'), 7, (row) => row.businessAreaSquareMetres, {
      unit: t('economy.area'),
      text: (row) => exactNumber(row.businessAreaSquareMetres ?? 0),
      sum: true,
    }),
    shareColumn('occupancy', t('economy.column.occupancy'), 7, (row) => row.occupancyByArea),
    shareColumn('rooms', t('economy.column.rooms'), 7, (row) => row.occupancyByRooms),
    numberColumn('firms', t('economy.column.firms'), 6, (row) => row.firms, {
      unit: t('economy.firms'),
      sum: true,
    }),
    shareColumn('registered', t('economy.registered'), 6, (row) => row.registeredShare),
    shareColumn('taxed', t('economy.taxed'), 6, (row) => row.taxedShare),
    numberColumn('rent', t('economy.column.rent'), 6, (row) => row.rentYuan, {
      unit: t('economy.rentUnit'),
    }),
    shareColumn('emptied', t('economy.column.emptied'), 6, (row) => row.emptiedShare),
  ];
}

/** Columns of a work list of firms: class, what to do, evidence and date of the three places. */
export function firmColumns({ t, language, streetName }: ColumnWords): TableColumn<FirmRow>[] {
  type Place = 'registered' | 'office' | 'tax';
  const place = (name: Place): TableColumn<FirmRow>[] => [
    plainColumn(name, t(`economy.column.${name}`), 15, (row) => row[name].text, {
      text: (row) =>
        `${t(`economy.inDistrict.${row[name].inDistrict}`)} · ${row[name].text ?? t('economy.firm.noText')}`,
    }),
    dateColumn(`${name}At`, t(`economy.column.${name}At`), 6, (row) => row[name].evidenceAt),
  ];
  return [
    textColumn('name', t('economy.column.name'), 14, (row) => row.name),
    textColumn('class', t('economy.column.class'), 11, (row) =>
      t(`economy.classes.${row.placeClass}`),
    ),
    textColumn('label', t('economy.column.label'), 6, (row) => t(`economy.labels.${row.label}`)),
    textColumn(
      'building',
      t('economy.column.building'),
      9,
      (row) => row.commercialName ?? row.office.buildingName,
    ),
    textColumn('street', t('economy.column.street'), 7, (row) =>
      streetName(row.office.streetCode ?? row.registered.streetCode),
    ),
    ...place('registered'),
    ...place('office'),
    ...place('tax'),
    textColumn('section', t('economy.column.section'), 9, (row) =>
      sectionText(t, row.section, language),
    ),
    numberColumn('staff', t('economy.column.staff'), 5, (row) => row.staff, { sum: true }),
    numberColumn('taxYuan', t('economy.column.taxYuan'), 8, (row) => row.taxYuan, {
      unit: t('economy.yuan'),
      text: ({ taxYuan }) => (taxYuan === null ? '—' : exactNumber(taxYuan)),
    }),
    numberColumn('taxChange', t('economy.column.taxChange'), 6, (row) => row.taxChange, {
      text: ({ taxChange }) =>
        taxChange === null ? '—' : `${taxChange > 0 ? '+' : ''}${shareText(taxChange)}%`,
    }),
    codeColumn('uscc', t('economy.column.uscc'), 11, (row) => row.uscc, {
      filter: false,
      hidden: true,
    }),
  ];
}
