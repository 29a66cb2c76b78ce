import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { namesOf } from '../../contract/organisations.ts';
import { TwinError } from '../../contract/errors.ts';
import { secrecyLine } from '../../contract/secrecy.ts';
import { say } from '../../contract/sentence.ts';
import type { Principal } from '../../contract/principal.ts';
import { TABLES } from '../../contract/schema/index.ts';
import type { Keyring } from '../sealing/keyring.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { AuditLog } from '../workspace/audit.ts';
import { beijingTime } from '../beijing-time.ts';
import { isMatchHeader, MATCH_HEADERS } from './match-columns.ts';
import { type SheetFormat, type SheetNotes, writeSheet } from './sheet-writer.ts';
import { returnedFiles } from './returned-files.ts';
import type { DeliveredWords } from './cell-source.ts';
import { headersOf, type ReturnedFile, rowsOfFile } from './source-file.ts';

export interface DepartmentExport {
  readonly snapshot: OpenSnapshot;
  /** Id or title. */
  readonly department: string;
  readonly outFolder: string;
  readonly principal: Principal;
  readonly audit: AuditLog;
  /** The format each file came in, where nothing is said. */
  readonly format?: SheetFormat;
  /** Opens personal columns with the department's own key; goes into the audit log before a row is read. */
  readonly reason?: string;
  readonly keyring?: Keyring;
  readonly onProgress?: (progress: {
    readonly file: string;
    readonly done: number;
    readonly total: number;
  }) => void;
  readonly signal?: AbortSignal;
  /** Gives places back in the coordinates they came in; without it their columns stay empty. */
  readonly coordinates?: DeliveredWords['coordinates'];
}

export interface ExportedFile {
  readonly source: string;
  readonly path: string;
  readonly rows: number;
}

/**
 * Gives a department its own rows back (回流): the same files, rows and columns in the order they came, with what was
 * found of each row's place and what is doubtful about it. Errors: `not-found` when it delivered nothing, `forbidden`
 * without its key.
 */
export async function exportDepartment(options: DepartmentExport): Promise<ExportedFile[]> {
  const { snapshot, outFolder, reason } = options;
  const department = findDepartment(options.department);
  requireOwnDepartment(options.principal, department);
  const files = returnedFiles(snapshot.manifest.sources, department.id);
  if (files.length === 0) throw nothingDelivered(department.title);
  const keyring = reason === undefined ? undefined : options.keyring;
  if (keyring) await keyring.forOpening(department.id);
  await options.audit.append(options.principal, {
    action: keyring ? 'export.unsealed' : 'export.department',
    subject: `${department.id}, snapshot ${snapshot.manifest.id}, ${files.length} files`,
    reason: reason ?? options.principal.purpose ?? '回流',
  });
  await mkdir(outFolder, { recursive: true });
  const exported: ExportedFile[] = [];
  const taken = new Set<string>();
  for (const file of files) {
    options.onProgress?.({ file: file.name, done: exported.length, total: files.length });
    exported.push(await exportFile(options, file, keyring, taken));
  }
  return exported;
}

/** An account of a department gives back its own rows alone. */
function requireOwnDepartment(
  { department: own }: Principal,
  { id, title }: { readonly id: string; readonly title: string },
): void {
  if (own === undefined || own === id) return;
  throw new TwinError(
    'forbidden',
    say`This account belongs to ${own}: it gives back no rows of ${title}.`,
  );
}

/** Every department that delivers a table, once. */
export const DEPARTMENTS = [
  ...new Map(TABLES.map(({ department }) => [department.id, department])).values(),
];

/** A department by id or title. */
export function findDepartment(text: string): { readonly id: string; readonly title: string } {
  const found = DEPARTMENTS.find(
    (department) => department.id === text || namesOf(department).includes(text),
  );
  if (found) return found;
  const known = DEPARTMENTS.map(({ id, title }) => `${id} (${title})`).join(', ');
  throw new TwinError('invalid', say`There is no department ${text}. Departments are: ${known}.`);
}

async function exportFile(
  options: DepartmentExport,
  file: ReturnedFile,
  keyring: Keyring | undefined,
  taken: Set<string>,
): Promise<ExportedFile> {
  const format = options.format ?? formatOf(file.name);
  const path = join(options.outFolder, freeName(file.name, format, taken));
  const header = [...headersOf(file), ...MATCH_HEADERS];
  const words = wordsOf(options);
  let rows = 0;
  await writeSheet(path, format, header, notesOf(options, file, keyring), async (write) => {
    for await (const page of rowsOfFile(options.snapshot.db, file, keyring, words)) {
      options.signal?.throwIfAborted();
      await write(page);
      rows += page.length;
    }
  });
  return { source: file.name, path, rows };
}

function wordsOf({ snapshot, coordinates }: DepartmentExport): DeliveredWords {
  const names = new Map(
    snapshot.manifest.profile.streets.flatMap(({ code, name, communities }) => [
      [code, name] as const,
      ...communities.map((one) => [one.code, one.name] as const),
    ]),
  );
  return { areaName: (code) => names.get(code), ...(coordinates ? { coordinates } : {}) };
}

function formatOf(name: string): SheetFormat {
  return /\.(csv|tsv|txt)$/i.test(name) ? 'csv' : 'xlsx';
}

/** A name no other file of the folder has, whatever its case: Windows takes 单位.csv and 单位.CSV for one. */
export function freeName(name: string, format: SheetFormat, taken: Set<string>): string {
  const plain = name
    .replace(/^.*\//, '')
    .replace(/\.[a-z]+$/i, '')
    .replaceAll(/[\\:*?"<>|]/g, '_');
  for (let count = 1; ; count += 1) {
    const free = `${plain}${count === 1 ? '' : `-${count}`}.${format}`;
    const folded = free.toLowerCase();
    if (taken.has(folded)) continue;
    taken.add(folded);
    return free;
  }
}

function notesOf(
  { snapshot, principal, reason }: DepartmentExport,
  file: ReturnedFile,
  keyring: Keyring | undefined,
): SheetNotes {
  const { manifest } = snapshot;
  const [main] = file.records;
  const at = beijingTime();
  const left =
    main?.columns?.filter(
      ({ column, pictures, header }) =>
        column === undefined && pictures === undefined && !isMatchHeader(header),
    ) ?? [];
  const titles = (dropped: boolean) =>
    left.filter((column) => (column.dropped ?? false) === dropped).map(({ header }) => header);
  const lines = [
    ...(manifest.synthetic ? ['演示数据·虚构'] : []),
    `来源文件：${file.name}（SHA-256 ${main?.sha256 ?? ''}）`,
    `部门：${main?.department.title ?? ''}；数据截至：${main?.asOf ?? ''}；快照：${manifest.id}`,
    secrecyLine(file.records.map(({ secrecy }) => secrecy)),
    `导出账号：${principal.account}；时间：${at}；用途：${reason ?? principal.purpose ?? '回流'}`,
    keyring ? '个人信息已按上述用途解封，请按规定保管。' : '个人信息列未解封，以 *** 表示。',
    '行序、列序与来源文件一致；末尾五列为平台补充：标准地址码、楼幢、房间、匹配级别、冲突原因。',
    '日期、代码、单位、坐标按来源列的写法写出，同列写法不一的以多数为准；图形不随表返回。',
    '未通过校验的行不在本表，见当批 rejects.xlsx。',
    ...withTitles('平台不认识的列，值未保存，返回为空', titles(false)),
    ...withTitles('按规定不入库的敏感列，返回为空', titles(true)),
  ];
  const watermark = `${manifest.synthetic ? '演示数据·虚构 ' : ''}${principal.account} ${at}`;
  return { watermark, lines };
}

function withTitles(what: string, titles: readonly string[]): string[] {
  return titles.length === 0 ? [] : [`${what}：${titles.join('、')}`];
}

function nothingDelivered(title: string): TwinError {
  return new TwinError('not-found', say`${title} has delivered nothing that this snapshot holds.`);
}
