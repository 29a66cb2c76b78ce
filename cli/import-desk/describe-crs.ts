import type { CrsCandidate, FileCrsInfo, FilePlaces } from '../../contract/imports.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { fitRows, type FitContext } from '../../importers/crs/fit-file.ts';
import { readingTransform } from '../../importers/crs/readings.ts';
import { PlaceReader } from '../../importers/crs/sample.ts';
import { crsName, type LonLat } from '../../importers/crs/systems.ts';
import { crsCandidates } from '../../importers/crs/candidates.ts';
import type { HeaderMatch } from '../../importers/headers.ts';
import type { SourceRow } from '../../importers/readers/source.ts';
import { headerCrs } from '../../importers/places/file-positions.ts';
import type { RecognisedFile } from '../../importers/recognise.ts';

const POINTS_SHOWN = 200;

/** What is known of a file's coordinate system, and where each candidate would put the file. */
export interface DescribedCrs {
  readonly info: FileCrsInfo;
  readonly places: readonly FilePlaces[];
}

/** Which system a file with positions is read in, and how well each fits what is known. */
export async function describeCrs(
  file: RecognisedFile,
  rows: readonly SourceRow[],
  context: FitContext,
): Promise<DescribedCrs | undefined> {
  const spec = file.dataset.tables[0] as TableSpec;
  const match = file.matches.get(spec.name) as HeaderMatch;
  const reader = new PlaceReader(spec, match);
  const positions = rows.flatMap((row) => {
    const point = reader.point(row);
    return point ? [point.at] : [];
  });
  if (positions.length === 0) return undefined;
  const { table, rule } = file;
  const headers = table.hasGeometry ? undefined : headerCrs(file, match);
  const fitted = await fitRows(file, spec, rows, context, headers).catch(() => undefined);
  const own = table.crs?.known ? crsName(table.crs.name) : table.crs?.name;
  const candidates = candidatesOf(positions, fitted?.fit.candidates ?? [], context);
  const info: FileCrsInfo = {
    declared: rule?.crs ?? own ?? headers ?? null,
    chosen: fitted?.verdict.name ?? null,
    basis: fitted?.verdict.basis ?? 'none',
    swapped: fitted?.verdict.swapped ?? false,
    doubtful: fitted?.fit.verdict === 'contradicted',
    sentence: fitted?.fit.sentence ?? null,
    candidates: candidates.map(({ candidate }) => candidate),
  };
  return { info, places: candidates.map(({ places }) => places) };
}

interface PlacedCandidate {
  readonly candidate: CrsCandidate;
  readonly places: FilePlaces;
}

type Fits = Awaited<ReturnType<typeof fitRows>>['fit']['candidates'];

/** Every system that puts the file into the district, the best measured first. */
function candidatesOf(
  points: readonly LonLat[],
  fits: Fits,
  { profile, localGrids }: FitContext,
): PlacedCandidate[] {
  const step = Math.max(1, Math.ceil(points.length / POINTS_SHOWN));
  const shown = points.filter((_, index) => index % step === 0);
  const candidates = crsCandidates(points, profile, localGrids).map(
    ({ name, insideShare, transform }) => {
      const fit = fits.find((each) => each.name === name);
      const place = fit ? readingTransform(fit, localGrids) : transform;
      const placed = shown.flatMap(([x, y]): [number, number][] => {
        const [longitude, latitude] = place(x, y);
        return Number.isFinite(longitude) && Number.isFinite(latitude)
          ? [[longitude, latitude]]
          : [];
      });
      return {
        candidate: { name, insideShare, residualMetres: fit?.residualMetres ?? null },
        places: { crs: name, points: placed },
      };
    },
  );
  return candidates.sort(
    ({ candidate: a }, { candidate: b }) =>
      residualOf(a) - residualOf(b) || b.insideShare - a.insideShare,
  );
}

function residualOf({ residualMetres }: CrsCandidate): number {
  return residualMetres ?? Number.MAX_SAFE_INTEGER;
}
