import type { WriteDb } from '../driver/port.ts';
import { writeEntries } from './write-entries.ts';

const PAGE = 5000;

interface UnitText {
  readonly id: number;
  readonly unit_id: string;
  readonly name: string;
  readonly actual_name: string | null;
  readonly uscc: string | null;
  readonly registered_address: string | null;
  readonly actual_address: string | null;
}

/** Units (实有单位), open ones and short names first. */
export async function indexUnits(db: WriteDb): Promise<void> {
  let nextId = 1;
  for (let offset = 0; ; offset += PAGE) {
    const units = await db.all<UnitText>(
      `SELECT id, unit_id, name, actual_name, uscc, registered_address, actual_address FROM unit
       ORDER BY coalesce(status, 'open') <> 'open', length(name), id LIMIT ? OFFSET ?`,
      [PAGE, offset],
    );
    nextId = await writeEntries(db, units.map(entryOf), nextId);
    if (units.length < PAGE) return;
  }
}

function entryOf(unit: UnitText) {
  return {
    kind: 'unit',
    row: unit.id,
    names: unit.actual_name === unit.name ? [unit.name] : [unit.name, unit.actual_name],
    addresses: [
      unit.actual_address,
      unit.actual_address === unit.registered_address ? null : unit.registered_address,
    ],
    codes: [unit.unit_id, unit.uscc],
  } as const;
}
