import { type NamedArea, namedAreaSchema } from '../../contract/queries/area.ts';
import type { WriteDb } from '../driver/port.ts';
import { inTurnOn } from './chain.ts';

/** 自定义区域 of all accounts of this workstation. */
export interface NamedAreas {
  /** By name. One a newer program wrote is passed over. */
  list(): Promise<NamedArea[]>;
  /** Keeps an area; the one of the same id is replaced. */
  save(account: string, area: NamedArea): Promise<void>;
  /** False where there was none of this id. */
  remove(id: string): Promise<boolean>;
}

export function createNamedAreas(db: WriteDb): NamedAreas {
  const inTurn = inTurnOn(db);
  return {
    async list() {
      const rows = await db.all<{ id: string; name: string; region: string }>(
        'SELECT id, name, region FROM named_area ORDER BY name, id',
      );
      return rows.flatMap((row) => {
        const parsed = namedAreaSchema.safeParse({ ...row, region: JSON.parse(row.region) });
        return parsed.success ? [parsed.data] : [];
      });
    },
    async save(account, { id, name, region }) {
      const values = [id, name, JSON.stringify(region), account, new Date().toISOString()];
      await inTurn(() =>
        db.run(
          `INSERT INTO named_area(id, name, region, account, changed_at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET name = excluded.name, region = excluded.region,
             account = excluded.account, changed_at = excluded.changed_at`,
          values,
        ),
      );
    },
    remove: async (id) =>
      (await inTurn(() => db.run('DELETE FROM named_area WHERE id = ?', [id]))) > 0,
  };
}
