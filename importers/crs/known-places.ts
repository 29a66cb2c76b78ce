import type { DistrictProfile } from '../../contract/profile.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import { CellIndex, distanceToSides, Plane, sidesOf, type Metres } from './planar.ts';
import { depth, toRoadEdge, toSurface, type Road, type Surface } from './surfaces.ts';
import { addressStems, plainAddress } from './address-stems.ts';
import type { LonLat } from './systems.ts';

/** Beyond this nothing near a point is looked for. */
export const REACH_METRES = 100;
const CELL_METRES = 100;
const PAGE = 5000;
/** Where the survey gives no width. */
const USUAL_HALF_WIDTH = 4;

/** Buildings, areas, roads and water whose places are known (已知地物), against which positions are measured. */
export class KnownPlaces {
  readonly plane: Plane;
  private readonly buildings = new Map<string, Surface>();
  private readonly buildingsByAddress = new Map<string, string | undefined>();
  private readonly areas = new Map<string, Surface>();
  private readonly roadsByName = new Map<string, Road[]>();
  private readonly footprints = new CellIndex<Surface>(CELL_METRES);
  private readonly roads = new CellIndex<Road>(CELL_METRES);
  private readonly water = new CellIndex<Surface>(CELL_METRES);

  private constructor(plane: Plane) {
    this.plane = plane;
  }

  /** Reads them from tables `base.…`; without buildings when those are what is being placed. */
  static async load(
    db: ReadDb,
    profile: DistrictProfile,
    options: { readonly buildings: boolean },
  ): Promise<KnownPlaces> {
    const { westDegrees, eastDegrees, southDegrees, northDegrees } = profile.box;
    const centre: LonLat = [(westDegrees + eastDegrees) / 2, (southDegrees + northDegrees) / 2];
    const known = new KnownPlaces(new Plane(centre));
    await known.loadAreas(db);
    await known.loadBaseMap(db);
    if (options.buildings) await known.loadBuildings(db);
    return known;
  }

  get hasFootprints(): boolean {
    return this.buildings.size > 0;
  }

  get hasRoads(): boolean {
    return this.roadsByName.size > 0;
  }

  /** Building id of an address or name: whole, or cut back to its house number. */
  buildingAt(address: string): string | undefined {
    for (const stem of addressStems(address)) {
      const found = this.buildingsByAddress.get(stem);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Distance in metres to a building by id, 0 inside it; undefined when it is not known. */
  toBuilding(id: string, at: Metres): number | undefined {
    return toSurface(this.buildings.get(id), at);
  }

  /** Distance to an area by code or name, 0 inside it. */
  toArea(code: string, at: Metres): number | undefined {
    return toSurface(this.areas.get(code), at);
  }

  /** Name of the road an address begins with, where it is known. */
  roadOf(address: string): string | undefined {
    const text = plainAddress(address);
    for (let length = Math.min(text.length, 16); length > 1; length -= 1)
      if (this.roadsByName.has(text.slice(0, length))) return text.slice(0, length);
    return undefined;
  }

  /** Distance to the edge of a road by name, 0 on it. */
  toRoad(name: string, at: Metres): number | undefined {
    const roads = this.roadsByName.get(name);
    return roads && Math.min(...roads.map((road) => toRoadEdge(road, at)));
  }

  /** Distance to the nearest road's edge, at most `REACH_METRES`. */
  toAnyRoad(at: Metres): number {
    let nearest = REACH_METRES;
    for (const road of this.roads.around(at, REACH_METRES))
      nearest = Math.min(nearest, toRoadEdge(road, at));
    return nearest;
  }

  /** Distance to the nearest footprint, at most `REACH_METRES`; 0 inside one. */
  toAnyFootprint(at: Metres): number {
    let nearest = REACH_METRES;
    for (const surface of this.footprints.around(at, REACH_METRES))
      nearest = Math.min(nearest, toSurface(surface, at) as number);
    return nearest;
  }

  /** How deep in metres a point lies in a building. */
  depthInBuilding(at: Metres): number {
    return depth(this.footprints, at);
  }

  /** How deep in metres a point lies in water. */
  depthInWater(at: Metres): number {
    return depth(this.water, at);
  }

  /** How deep in metres a point lies on a carriageway, from its edge. */
  depthOnRoad(at: Metres): number {
    let deepest = 0;
    for (const { lines, halfWidthMetres } of this.roads.around(at, 0))
      deepest = Math.max(deepest, halfWidthMetres - distanceToSides(lines, at, false));
    return deepest;
  }

  private async loadAreas(db: ReadDb): Promise<void> {
    const rows = await db.all<{ level: string; code: string; name: string; geometry: string }>(
      "SELECT level, code, name, geometry FROM base.area WHERE level IN ('grid', 'community')",
    );
    for (const { level, code, name, geometry } of rows) {
      const surface = this.surface(JSON.parse(geometry) as LonLat[][][]);
      this.areas.set(code, surface);
      if (level === 'community') this.areas.set(name, surface);
    }
  }

  private async loadBaseMap(db: ReadDb): Promise<void> {
    const rows = await db.all<{
      kind: string;
      name: string | null;
      width_metres: number | null;
      geometry: string;
    }>(
      "SELECT kind, name, width_metres, geometry FROM base.base_map_feature WHERE kind IN ('road', 'water')",
    );
    for (const { kind, name, width_metres: width, geometry } of rows) {
      if (kind === 'road') this.addRoad(name, width, JSON.parse(geometry) as LonLat[][]);
      else this.addWater(JSON.parse(geometry) as LonLat[][][]);
    }
  }

  private addRoad(name: string | null, width: number | null, geometry: LonLat[][]): void {
    const lines = geometry.map((line) => this.plane.chain(line));
    const road = { lines, halfWidthMetres: width === null ? USUAL_HALF_WIDTH : width / 2 };
    for (const side of lines.flatMap(sidesOf))
      this.roads.add({ ...road, lines: [side] }, [side], road.halfWidthMetres);
    if (name === null) return;
    const plain = plainAddress(name);
    this.roadsByName.set(plain, [...(this.roadsByName.get(plain) ?? []), road]);
  }

  private addWater(geometry: LonLat[][][]): void {
    const surface = this.surface(geometry);
    this.water.add(surface, surface.flat());
  }

  private async loadBuildings(db: ReadDb): Promise<void> {
    for (let from = 0; ; from += PAGE) {
      const rows = await db.all<{ building_id: string; footprint: string }>(
        `SELECT building_id, footprint FROM base.building_part ORDER BY building_id, part_no LIMIT ${PAGE} OFFSET ${from}`,
      );
      for (const { building_id: id, footprint } of rows)
        this.addPart(id, JSON.parse(footprint) as LonLat[][]);
      if (rows.length < PAGE) break;
    }
    await this.loadAddresses(db);
  }

  private addPart(id: string, footprint: LonLat[][]): void {
    const part = this.surface([footprint]);
    this.footprints.add(part, part.flat());
    this.buildings.set(id, [...(this.buildings.get(id) ?? []), ...part]);
  }

  private async loadAddresses(db: ReadDb): Promise<void> {
    for (let from = 0; ; from += PAGE) {
      const rows = await db.all<{ building_id: string; name: string; address: string }>(
        `SELECT building_id, name, address FROM base.building ORDER BY building_id LIMIT ${PAGE} OFFSET ${from}`,
      );
      for (const { building_id: id, name, address } of rows)
        for (const text of [name, address]) if (text) this.addAddress(plainAddress(text), id);
      if (rows.length < PAGE) break;
    }
  }

  /** A text that several buildings carry names none of them. */
  private addAddress(text: string, id: string): void {
    const known = this.buildingsByAddress.has(text) && this.buildingsByAddress.get(text) !== id;
    this.buildingsByAddress.set(text, known ? undefined : id);
  }

  private surface(polygons: readonly (readonly (readonly LonLat[])[])[]): Surface {
    return polygons.map((rings) => rings.map((ring) => this.plane.chain(ring)));
  }
}
