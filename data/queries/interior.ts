import { ROOM_CLASSES } from '../../contract/queries/buildings.ts';
import type { CallResult, ParsedParams } from '../../contract/queries/index.ts';
import {
  ELDER_CLASSES,
  HAZARD_CLASSES,
  HOUSEHOLD_CLASSES,
  type InteriorRoom,
  TAX_CLASSES,
  UNIT_CLASSES,
} from '../../contract/queries/interior.ts';
import type { SnapshotFileName } from '../../contract/schema/table.ts';
import { requireBuilding } from './building-row.ts';
import type { QueryContext } from './context.ts';
import { roomClassSql } from './room-class.ts';

/** Ages from which a person counts as 老年人 and as 高龄. */
const ELDER_YEARS = 60;
const AGED_YEARS = 80;

/** Each theme as SQL over a row of `base.room`: an index into its classes. `$asOf` is the snapshot's date. */
const THEME_SQL = {
  household: `(SELECT CASE WHEN count(*) = 0 THEN 0
      WHEN sum(residence_relation = 'both') = count(*) THEN 1
      WHEN sum(residence_relation = 'household_only') = count(*) THEN 3 ELSE 2 END
    FROM people.resident WHERE resident.room_slot = room.slot AND resident.state = 'current')`,
  unit: `(SELECT CASE WHEN count(*) = 0 THEN 0 WHEN sum(on_site = 'no') > 0 THEN 3
      WHEN count(*) = 1 THEN 1 ELSE 2 END
    FROM economy.unit WHERE unit.room_slot = room.slot)`,
  hazard: `(SELECT CASE WHEN count(*) = 0 THEN 0 WHEN sum(level = 'major') > 0 THEN 3
      WHEN sum(due_at < $asOf) > 0 THEN 2 ELSE 1 END
    FROM safety.hazard WHERE hazard.room_slot = room.slot AND hazard.closed_at IS NULL)`,
  elder: `(SELECT CASE WHEN count(*) = 0 THEN 0
      WHEN sum(living = 'alone' AND birth_year <= $agedYear) > 0 THEN 3
      WHEN sum(birth_year <= $agedYear) > 0 THEN 2 ELSE 1 END
    FROM people.elder WHERE elder.room_slot = room.slot AND elder.cancelled_at IS NULL
      AND birth_year <= $elderYear)`,
  tax: `(SELECT CASE WHEN count(*) = 0 OR sum(amount_yuan) <= 0 THEN 0 WHEN sum(amount_yuan) < 1e5 THEN 1
      WHEN sum(amount_yuan) < 1e6 THEN 2 WHEN sum(amount_yuan) < 1e7 THEN 3 ELSE 4 END
    FROM economy.office_survey
      CROSS JOIN economy.tax_place ON tax_place.enterprise_id = office_survey.enterprise_id
      CROSS JOIN economy.monthly_tax ON monthly_tax.tax_no = tax_place.tax_no AND monthly_tax.month >= $fromMonth
    WHERE office_survey.room_slot = room.slot AND NOT EXISTS (
      SELECT 1 FROM economy.office_survey AS later WHERE later.enterprise_id = office_survey.enterprise_id
        AND (later.surveyed_at, later.survey_no) > (office_survey.surveyed_at, office_survey.survey_no)))`,
} as const;

type Theme = keyof typeof THEME_SQL;

const THEME_FILE: Readonly<Record<Theme, SnapshotFileName>> = {
  household: 'people',
  unit: 'economy',
  hazard: 'safety',
  elder: 'people',
  tax: 'economy',
};

/** The rooms of a building by the themes the caller may see; the others are null. */
export function interiorSql(shown: readonly Theme[]): string {
  const columns = (Object.keys(THEME_SQL) as Theme[]).map(
    (theme) => `${shown.includes(theme) ? THEME_SQL[theme] : 'NULL'} AS ${theme}`,
  );
  return `SELECT room.slot, ${roomClassSql('room')} AS tenure, ${columns.join(', ')}
    FROM base.room WHERE room.building_slot = $slot ORDER BY room.slot`;
}

interface InteriorRow extends Record<Theme, number | null> {
  readonly slot: number;
  readonly tenure: number;
}

/** 楼内: every room of a building with its class in each theme. */
export async function buildingInterior(
  context: QueryContext,
  ref: ParsedParams<'building.interior'>,
  signal: AbortSignal,
): Promise<CallResult<'building.interior'>> {
  const building = await requireBuilding(context, ref);
  signal.throwIfAborted();
  const shown = (Object.keys(THEME_SQL) as Theme[]).filter((theme) => maySee(context, theme));
  const rows = await context.snapshot.db.all<InteriorRow>(interiorSql(shown), {
    $slot: building.slot,
    ...paramsOf(shown, context.snapshot.manifest.asOf),
  });
  return { buildingId: building.building_id, rooms: rows.map(roomOf) };
}

function maySee(context: QueryContext, theme: Theme): boolean {
  if (!context.snapshot.has(THEME_FILE[theme])) return false;
  if (THEME_FILE[theme] === 'people') return context.seesPeople('resident');
  return theme !== 'tax' || context.principal.role !== 'wall';
}

/** SQLite refuses parameters no statement names. */
function paramsOf(shown: readonly Theme[], asOf: string): Record<string, string | number> {
  const year = Number(asOf.slice(0, 4));
  return {
    ...(shown.includes('hazard') ? { $asOf: asOf } : {}),
    ...(shown.includes('elder')
      ? { $elderYear: year - ELDER_YEARS, $agedYear: year - AGED_YEARS }
      : {}),
    ...(shown.includes('tax') ? { $fromMonth: elevenMonthsBefore(asOf) } : {}),
  };
}

/** First of the twelve months that end with the month of a date, `YYYY-MM`. */
function elevenMonthsBefore(date: string): string {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - 11;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

function roomOf(row: InteriorRow): InteriorRoom {
  const at = <Class extends string>(classes: readonly Class[], index: number | null) =>
    index === null ? null : (classes[index] ?? null);
  return {
    slot: row.slot,
    tenure: ROOM_CLASSES[row.tenure] ?? 'unknown',
    household: at(HOUSEHOLD_CLASSES, row.household),
    unit: at(UNIT_CLASSES, row.unit),
    hazard: at(HAZARD_CLASSES, row.hazard),
    elder: at(ELDER_CLASSES, row.elder),
    tax: at(TAX_CLASSES, row.tax),
  };
}
