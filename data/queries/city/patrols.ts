import type {
  CityCoverage,
  CityPatrols,
  PatrolFinding,
} from '../../../contract/queries/city-movement.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { groupBy } from '../../economy/group-by.ts';
import { cellPictureOf } from '../../city/cell-picture.ts';
import { classRaster } from '../../city/hot-spots.ts';
import { type PatrolBook, patrolBookOf } from '../../city/patrol-book.ts';
import type { Finding, PatrolDay } from '../../city/tracks.ts';
import type { QueryContext } from '../context.ts';
import { momentText } from '../../city/moments.ts';
import { requireWholeDistrict } from '../points/patrol-tracks.ts';

/** 巡查分析: every day with tracks, and what each patrol did on one of them, the latest where none is named. */
export async function cityPatrols(
  context: QueryContext,
  { day: asked, limit }: ParsedParams<'city.patrols'>,
  signal: AbortSignal,
): Promise<CityPatrols> {
  requireWholeDistrict(context);
  const { asOf, profile } = context.snapshot.manifest;
  const book = await patrolBookOf(context.snapshot);
  signal.throwIfAborted();
  const { kilometresPerHour, gapMinutes, source, sourceEn } = profile.patrol;
  const byDay = groupBy(book.days, ({ day }) => day);
  const days = [...byDay.keys()].sort().reverse();
  const day = asked ?? days[0] ?? null;
  const ofDay = (day === null ? undefined : byDay.get(day)) ?? [];
  const findings = book.findings.filter((finding) => finding.day === day);
  return {
    asOf,
    rules: { kilometresPerHour, gapMinutes, source, sourceEn },
    cellsTotal: book.cellsTotal,
    days: days.map((each) => {
      const rows = byDay.get(each) ?? [];
      return { day: each, patrols: rows.length, ...sumsOf(rows) };
    }),
    day,
    patrols: ofDay
      .map((row) => ({ patrolNo: row.patrolNo, ...sumsOf([row]) }))
      .sort((left, right) => (left.patrolNo < right.patrolNo ? -1 : 1)),
    findings: findings.slice(0, limit).map((finding) => findingOf(book, finding)),
    findingsTotal: findings.length,
  };
}

function sumsOf(rows: readonly PatrolDay[]) {
  const total = (of: (row: PatrolDay) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0);
  const cells = new Set(rows.flatMap((row) => [...row.cells]));
  return {
    fixes: total(({ fixes }) => fixes),
    kilometres: total(({ metres }) => metres) / 1000,
    hours: total(({ seconds }) => seconds) / 3600,
    cells: cells.size,
    overspeeds: total(({ overspeeds }) => overspeeds),
    gaps: total(({ gaps }) => gaps),
  };
}

function findingOf(
  { fixes }: PatrolBook,
  { kind, patrolNo, from, to, value }: Finding,
): PatrolFinding {
  return {
    kind,
    patrolNo,
    from: momentText(fixes.seconds[from] as number),
    to: momentText(fixes.seconds[to] as number),
    longitudeDegrees: fixes.longitudes[from] as number,
    latitudeDegrees: fixes.latitudes[from] as number,
    value,
  };
}

/** Cells without a fix are a class of their own. */
const VISIT_BOUNDS = [0, 1, 20, 60, 150] as const;

/** 区格覆盖率 of a day: unit grid cells with at least one fix, and a picture of all of them. */
export async function cityCoverage(
  context: QueryContext,
  { day: asked }: ParsedParams<'city.coverage'>,
  signal: AbortSignal,
): Promise<CityCoverage> {
  requireWholeDistrict(context);
  const book = await patrolBookOf(context.snapshot);
  signal.throwIfAborted();
  const latest = book.days.reduce((last, { day }) => (day > last ? day : last), '');
  const day = asked ?? (latest === '' ? null : latest);
  const visits = day === null ? new Uint32Array(book.cellsTotal) : book.visits(day);
  const { grid, cells } = await cellPictureOf(context.snapshot);
  const pixels = Float64Array.from(cells, (cell) =>
    cell < 0 ? Number.NaN : (visits[cell] as number),
  );
  return {
    asOf: context.snapshot.manifest.asOf,
    day,
    cells: visits.length,
    covered: visits.reduce((sum, fixes) => sum + (fixes > 0 ? 1 : 0), 0),
    bounds: [...VISIT_BOUNDS],
    raster: { ...grid, classes: classRaster(grid, pixels, VISIT_BOUNDS) },
  };
}
