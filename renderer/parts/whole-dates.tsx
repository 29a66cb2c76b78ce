import { Fragment } from 'react';

const DATE = /(?<!\d)(\d{4}-\d{2}(?:-\d{2})?)(?!\d)/;

/** A text whose dates (`YYYY-MM`, `YYYY-MM-DD`) never break at their hyphens; a period may break behind its dash. */
export function WholeDates({ text }: { readonly text: string }) {
  return text.split(DATE).map((part, at) =>
    at % 2 === 1 ? (
      <span key={at} className="whole-date">
        {part}
      </span>
    ) : (
      <Fragment key={at}>{part}</Fragment>
    ),
  );
}
