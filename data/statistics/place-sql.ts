import { tableSpec } from '../../contract/schema/index.ts';
import type { FactSpec } from './fact.ts';

/** SQL of where each row of a fact lies, by level. */
type PlaceExpressions = Readonly<
  Record<'street' | 'community' | 'grid' | 'building' | 'room', string>
>;

/** Where the rows of a fact lie, in SQL: by the row itself, else by where its written address was placed. */
export function placeExpressions({ place, table }: FactSpec, hasLinks: boolean): PlaceExpressions {
  const key = tableSpec(table)
    .naturalKey.map((column) => `row."${column}"`)
    .join(` || '|' || `);
  const link = (column: string): string | undefined =>
    place.linkField !== undefined && hasLinks
      ? `(SELECT link.${column} FROM links.address_link AS link WHERE link.table_name = '${table}'
          AND link.row_key = ${key} AND link.field = '${place.linkField}')`
      : undefined;
  const first = (...options: readonly (string | undefined)[]): string => {
    const given = options.filter((option) => option !== undefined);
    return given.length > 1 ? `coalesce(${given.join(', ')})` : (given[0] ?? 'NULL');
  };
  return {
    street: first(place.street),
    community: first(place.community, link('community_code')),
    grid: first(place.grid),
    building: first(place.building, link('building_slot')),
    room: first(place.room, link('room_slot')),
  };
}
