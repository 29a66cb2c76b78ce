import type { ReactNode } from 'react';
import { WholeDates } from '../whole-dates.tsx';
import './kit.css';

interface SystemPanelProps {
  readonly title: string;
  /** 统计周期 and 数据截至, or whatever says what the figures below are of. */
  readonly note?: ReactNode;
  /** Right of the title: a button or two. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** Frame of a panel of the left side: its title, what its figures are of, and its sections, which scroll. */
export function SystemPanel({ title, note, tools, children }: SystemPanelProps) {
  return (
    <section className="panel system-panel" aria-label={title}>
      <header className="system-panel-head">
        <h2>{title}</h2>
        {tools && <div className="system-panel-tools">{tools}</div>}
        {note && (
          <p className="small secondary">
            {typeof note === 'string' ? <WholeDates text={note} /> : note}
          </p>
        )}
      </header>
      <div className="panel-scroll system-panel-body">{children}</div>
    </section>
  );
}

interface PanelSectionProps {
  readonly title: string;
  /** Right of the title: what is shown, or a button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One subject of a panel under its heading. */
export function PanelSection({ title, aside, children }: PanelSectionProps) {
  return (
    <section className="panel-section" aria-label={title}>
      <header>
        <h3>{title}</h3>
        {aside && <span className="small secondary">{aside}</span>}
      </header>
      {children}
    </section>
  );
}

/** Nothing to show: what that means, and what to do. */
export function EmptyNote({ title, help }: { readonly title: string; readonly help?: string }) {
  return (
    <div className="empty-note">
      <strong>{title}</strong>
      {help && <p className="secondary">{help}</p>}
    </div>
  );
}
