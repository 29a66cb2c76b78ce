import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import shapefile from 'shapefile';

/** A second delivery of buildings (楼栋.geojson): the shapefile of the first without some of them. */
export interface BuildingsDelivery {
  /** Folder to import. */
  readonly folder: string;
  /** 楼幢编号 of those left out. */
  readonly removed: readonly string[];
}

/** Leaves out the first buildings of an exports folder. */
export async function writeFewerBuildings(
  exportsFolder: string,
  count: number,
): Promise<BuildingsDelivery> {
  const shape = path.join(exportsFolder, 'community-policing', '楼栋.shp');
  const all = await shapefile.read(shape, shape.replace(/shp$/, 'dbf'), { encoding: 'gb18030' });
  const idOf = (feature: (typeof all.features)[number]) =>
    String(feature.properties?.['楼幢编号'] ?? '');
  const removed = [...new Set(all.features.map(idOf))].slice(0, count);
  const features = all.features.filter((feature) => !removed.includes(idOf(feature)));
  const folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-buildings-'));
  await writeFile(path.join(folder, '楼栋.geojson'), JSON.stringify({ ...all, features }));
  return { folder, removed };
}
