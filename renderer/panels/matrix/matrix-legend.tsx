import { useTranslation } from 'react-i18next';
import {
  type MatrixCell,
  ROOM_CLASSES,
  type RoomMatrix as Matrix,
} from '../../../contract/queries/buildings.ts';
import { quantity } from '../../format/quantity.ts';
import { Term } from '../../parts/facts.tsx';
import { RoomSwatch } from '../../parts/room-swatch.tsx';
import { type MatrixTheme, useMatrixTheme } from './matrix-theme.ts';

/** What the colours of a matrix mean, with the building's rooms of each class. */
export function MatrixLegend({ matrix }: { readonly matrix: Matrix }) {
  const { t } = useTranslation();
  const theme = useMatrixTheme();
  const cells = matrix.floors.flatMap((floor) => floor.cells);
  const unverified = cells.filter((cell) => !cell.verified).length;
  return (
    <div className="matrix-legend" title={t('matrix.badge')}>
      {theme ? <ThemeClasses theme={theme} cells={cells} /> : <OwnClasses cells={cells} />}
      {unverified > 0 && (
        <span>
          <span className="matrix-sample-unverified" />
          {t('matrix.unverifiedShort')} {quantity(t, 'room', unverified)}
        </span>
      )}
    </div>
  );
}

function OwnClasses({ cells }: { readonly cells: readonly MatrixCell[] }) {
  const { t } = useTranslation();
  return ROOM_CLASSES.map((roomClass) => {
    const count = cells.filter((cell) => cell.roomClass === roomClass).length;
    if (count === 0) return null;
    return (
      <span key={roomClass}>
        <RoomSwatch roomClass={roomClass} />
        {t(`roomClass.${roomClass}`)} {quantity(t, 'room', count)}
      </span>
    );
  });
}

interface ThemeClassesProps {
  readonly theme: MatrixTheme;
  readonly cells: readonly MatrixCell[];
}

function ThemeClasses({ theme, cells }: ThemeClassesProps) {
  const { t } = useTranslation();
  const counts = theme.classes.map(() => 0);
  for (const { slot } of cells) {
    const place = theme.placeOf(slot);
    if (place !== undefined) counts[place]! += 1;
  }
  return (
    <>
      <Term definition={theme.definition}>{theme.title}</Term>
      {theme.classes.map(
        ({ title, style }, place) =>
          counts[place]! > 0 && (
            <span key={title}>
              <span className="swatch matrix-sample" style={style} />
              {title} {quantity(t, 'room', counts[place]!)}
            </span>
          ),
      )}
    </>
  );
}
