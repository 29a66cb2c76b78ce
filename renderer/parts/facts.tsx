import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import './parts.css';

/** A term and its value; `undefined` values are left out by `Facts`. */
export interface Fact {
  readonly term: string;
  readonly value: ReactNode | undefined;
  /** Takes a line of its own; short facts stand two to a line. */
  readonly wide?: boolean;
  /** What the term means, on hover and focus. */
  readonly definition?: string;
}

/** Terms left, values right of them; what the export does not say is not listed. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts
        .filter((fact) => fact.value !== undefined)
        .map((fact) => (
          <div key={fact.term} className={fact.wide ? 'facts-row facts-wide' : 'facts-row'}>
            <dt>
              <Term definition={fact.definition}>{fact.term}</Term>
            </dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
    </dl>
  );
}

interface TermProps {
  readonly definition: string | undefined;
  readonly children: ReactNode;
}

/** A term with its definition on hover and focus. */
export function Term({ definition, children }: TermProps) {
  if (definition === undefined) return <>{children}</>;
  return (
    <Tooltip title={definition} placement="topLeft" classNames={{ root: 'definition' }}>
      <span className="defined" tabIndex={0}>
        {children}
      </span>
    </Tooltip>
  );
}
