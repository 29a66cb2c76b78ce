import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkDraft } from '../../contract/drafts/check-draft.ts';
import {
  type DraftBuilding,
  type DraftRoom,
  removedRoomIds,
  roomIdOf,
} from '../../contract/drafts/draft.ts';
import { topFloor } from '../../contract/drafts/floors.ts';
import { problemText, severityOf } from '../../contract/drafts/problems.ts';
import { TwinError } from '../../contract/errors.ts';
import type { Principal } from '../../contract/principal.ts';
import { building, buildingPart, room } from '../../contract/schema/community-policing.ts';
import { secrecyLine } from '../../contract/secrecy.ts';
import { say } from '../../contract/sentence.ts';
import { beijingTime } from '../beijing-time.ts';
import {
  type RoomFacts,
  snapshotBuilding,
  type SnapshotBuilding,
} from '../drafts/snapshot-building.ts';
import { statedSecrecies } from '../snapshot/manifest.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { AuditLog } from '../workspace/audit.ts';
import type { DraftRevision } from '../workspace/drafts.ts';
import { cellText } from './cell-text.ts';
import { type SheetFormat, type SheetNotes, writeSheet } from './sheet-writer.ts';

interface DraftExport {
  readonly snapshot: OpenSnapshot;
  readonly drafts: readonly DraftRevision[];
  readonly outFolder: string;
  readonly format: SheetFormat;
  readonly principal: Principal;
  readonly audit: AuditLog;
}

interface ExportedDrafts {
  readonly path: string;
  readonly rows: number;
}

const FORM = '待核实';

/**
 * Writes drafts in the police columns: 楼栋.geojson with the footprints, a sheet of rooms, and, where rooms go, their list, which an
 * incremental import of the folder takes with it. What a draft does not draw of a known building — height, year, lifts,
 * verification — goes along as it was. Errors: `invalid` for a draft with problems that stop it, all of them named.
 */
export async function exportDrafts(options: DraftExport): Promise<ExportedDrafts[]> {
  const { snapshot, drafts, outFolder, format, principal, audit } = options;
  if (drafts.length === 0) throw new TwinError('invalid', say`There is no draft to export.`);
  refuseUnfinished(drafts);
  await mkdir(outFolder, { recursive: true });
  const whole = await Promise.all(
    drafts.map(async ({ building: drawn }) => ({
      drawn,
      known: await snapshotBuilding(snapshot, drawn.buildingId),
    })),
  );
  const features = whole.flatMap(({ drawn, known }) => featuresOf(drawn, known));
  const shapes = join(outFolder, `${FORM}-楼栋.geojson`);
  await writeFile(shapes, `${JSON.stringify({ type: 'FeatureCollection', features })}\n`);
  const sheetPath = join(outFolder, `${FORM}-房间.${format}`);
  let rows = 0;
  await writeSheet(sheetPath, format, ROOM_HEADER, notesOf(options), async (write) => {
    for (const { drawn, known } of whole) {
      const cells = roomRows(drawn, known);
      await write(cells);
      rows += cells.length;
    }
  });
  const files = [
    { path: shapes, rows: features.length },
    { path: sheetPath, rows },
    ...(await writeRemoved(options)),
  ];
  await audit.append(principal, {
    action: 'export.drafts',
    subject: drafts.map(({ id, revision }) => `${id}/${revision}`).join(', '),
    reason: principal.purpose ?? '搭建',
  });
  return files;
}

/** Rooms that go, one `room,房屋编码` a line; no file where none does. */
async function writeRemoved({ drafts, outFolder }: DraftExport): Promise<ExportedDrafts[]> {
  const ids = drafts.flatMap(({ building: drawn }) => removedRoomIds(drawn));
  if (ids.length === 0) return [];
  const path = join(outFolder, `${FORM}-撤去房间.txt`);
  await writeFile(path, ids.map((id) => `room,${id}\n`).join(''));
  return [{ path, rows: ids.length }];
}

function refuseUnfinished(drafts: readonly DraftRevision[]): void {
  const told = drafts.flatMap(({ building: drawn }) => {
    const stops = checkDraft(drawn).filter((each) => severityOf(each) === 'stops');
    const title = drawn.name || drawn.address || drawn.buildingId || '—';
    return stops.length === 0
      ? []
      : [`${title}：${stops.map((each) => problemText(each, 'zh-CN')).join(' ')}`];
  });
  if (told.length > 0)
    throw new TwinError(
      'invalid',
      say`These drafts are not finished and nothing was written. ${told.slice(0, 10).join('\n')}`,
    );
}

const TITLES = { ...building.columns, ...buildingPart.columns };

/** One feature a part; what is of the building stands with each. */
function featuresOf(drawn: DraftBuilding, known: SnapshotBuilding | undefined): unknown[] {
  const facts = known?.facts;
  const whole: Record<string, unknown> = {
    building_id: drawn.buildingId,
    name: drawn.name || null,
    address: drawn.address,
    use: drawn.use,
    structure: drawn.structure,
    floors_up: topFloor(drawn.floors),
    floors_down: -Math.min(0, ...drawn.floors.map(({ floorNo }) => floorNo)),
    height_metres: sameTop(drawn, facts) ? facts?.height_metres : null,
    year_built: facts?.year_built,
    lift_count: facts?.lift_count,
    street_code: facts?.street_code,
    community_code: facts?.community_code,
    grid_code: facts?.grid_code,
    geometry_kind: 'virtual',
  };
  return drawn.parts.map(({ kind, ring, floorFrom, floorTo }, at) => ({
    type: 'Feature',
    properties: titled({
      ...whole,
      part_no: at + 1,
      part_kind: kind,
      floor_from: floorFrom,
      floor_to: floorTo,
    }),
    geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
  }));
}

/** A height measured of other floors is no height of these. */
function sameTop(drawn: DraftBuilding, facts: SnapshotBuilding['facts'] | undefined): boolean {
  return facts?.floors_up === topFloor(drawn.floors);
}

function titled(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const named = Object.entries(values).flatMap(([column, value]) => {
    const spec = TITLES[column];
    if (!spec || value === null || value === undefined) return [];
    return [[spec.title, spec.codes ? (spec.codes[String(value)] ?? value) : value]];
  });
  return Object.fromEntries(named) as Record<string, unknown>;
}

const ROOM_FIELDS = [
  'room_id',
  'building_slot',
  'unit_no',
  'floor_label',
  'floor_no_top',
  'room_no',
  'area_square_metres',
  'use',
  'tenure',
  'address',
  'geometry_kind',
  'verified_at',
] as const;

const ROOM_HEADER: readonly string[] = ROOM_FIELDS.map((name) => room.columns[name]?.title ?? name);

function roomRows(drawn: DraftBuilding, known: SnapshotBuilding | undefined): string[][] {
  const facts = new Map(known?.rooms.map((each) => [each.room_id, each]));
  const labels = new Map(drawn.floors.map(({ floorNo, label }) => [floorNo, label]));
  return drawn.rooms.map((each) => {
    const own = each.known ? facts.get(each.key) : undefined;
    return cellsOf(drawnValues(drawn, each, own, labels));
  });
}

type RoomValues = Readonly<Record<(typeof ROOM_FIELDS)[number], string | number | null>>;

function drawnValues(
  drawn: DraftBuilding,
  each: DraftRoom,
  own: RoomFacts | undefined,
  labels: ReadonlyMap<number, string>,
): RoomValues {
  const label = labels.get(each.floorNo) ?? '';
  const top = labels.get(each.floorNoTop) ?? '';
  const sameNumber = own?.room_no === each.roomNo;
  return {
    room_id: roomIdOf(drawn, each),
    building_slot: drawn.buildingId,
    unit_no: each.unitNo || null,
    floor_label: label,
    floor_no_top: top === label ? null : top,
    room_no: each.roomNo,
    area_square_metres: each.areaSquareMetres,
    use: each.use,
    tenure: each.tenure,
    address: sameNumber ? own.address : addressOf(drawn, each),
    geometry_kind: 'virtual',
    verified_at: own?.verified_at ?? null,
  };
}

function addressOf({ address, name }: DraftBuilding, { unitNo, roomNo }: DraftRoom): string {
  return `${address}${name}${unitNo === '' ? '' : `${unitNo}单元`}${roomNo}室`;
}

function cellsOf(values: RoomValues): string[] {
  return ROOM_FIELDS.map((name) => {
    const spec = room.columns[name];
    return spec ? cellText(values[name], spec) : '';
  });
}

function notesOf({ snapshot: { manifest }, drafts, principal }: DraftExport): SheetNotes {
  return {
    watermark: `${FORM} ${principal.account}`,
    lines: [
      ...(manifest.synthetic ? ['演示数据·虚构'] : []),
      secrecyLine(statedSecrecies(manifest, [building.name, room.name])),
      `搭建台导出：${drafts.length} 幢，状态：${FORM}（虚拟，尚未经公安系统核实）`,
      `依据快照：${manifest.id}（数据截至 ${manifest.asOf}）；导出账号：${principal.account}；时间：${beijingTime()}`,
      '列与公安房间、楼栋表相同；按“增量”导入可还原为相同的楼栋和房间，撤去的房间另列一个文件，放在同一文件夹里一起导入即撤去。',
      '核实后请录入公安系统；下次来件包含这些楼栋时，草稿自动标为“已并入”。',
    ],
  };
}
