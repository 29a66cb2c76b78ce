import { useTranslation } from 'react-i18next';
import { bareUnit, type MatrixLayout } from './matrix-layout.ts';

/** Staircase units over their columns; a building without units has no head. */
export function MatrixHead({ layout }: { readonly layout: MatrixLayout }) {
  const { t } = useTranslation();
  const divided = layout.groups.some((group) => group.unitNo !== null);
  if (!divided) return null;
  return (
    <div className="matrix-head" role="row" style={{ width: planeWidth(layout) }}>
      <span className="matrix-corner" role="columnheader">
        {t('matrix.floor')}
      </span>
      {layout.groups.map((group) => (
        <span
          key={group.unitNo ?? ''}
          role="columnheader"
          className="matrix-group"
          aria-colspan={group.columns}
          style={{
            left: columnLeft(layout, group.firstColumn),
            width: `${group.columns * 2.875 - 0.125}rem`,
          }}
        >
          {group.unitNo === null
            ? t('matrix.noUnit')
            : t('matrix.unit', { unit: bareUnit(group.unitNo) })}
        </span>
      ))}
    </div>
  );
}

/** Left edge of a column: floor labels, then columns of 44 px and 2 px, units 8 px apart. */
export function columnLeft(layout: MatrixLayout, column: number): string {
  const group = layout.groups.findLastIndex((each) => each.firstColumn <= column);
  return `${2.375 + column * 2.875 + Math.max(0, group) * 0.5}rem`;
}

/** Width of the whole plane. */
export function planeWidth(layout: MatrixLayout): string {
  return `${2.375 + layout.columnCount * 2.875 + (layout.groups.length - 1) * 0.5}rem`;
}
