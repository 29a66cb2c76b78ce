import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { BUILT_IN_ACCOUNT } from '../../../contract/principal.ts';
import { minuteText } from '../../format/dates.ts';
import { bridge } from '../../host/bridge.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { useSecrecyLine } from './use-secrecy-line.ts';
import { printWidths } from './print-columns.ts';
import type { PrintSheet } from './print-sheet.ts';
import './print.css';

const PrintContext = createContext<(sheet: PrintSheet) => void>(() => {});

/** Shows a sheet as it will be printed; from there it goes to the printer or into a PDF. */
export function usePrint(): (sheet: PrintSheet) => void {
  return useContext(PrintContext);
}

/** Lets panels print; the sheet lies over the window until it is closed. */
export function PrintProvider({ children }: { readonly children: ReactNode }) {
  const [sheet, setSheet] = useState<PrintSheet>();
  return (
    <PrintContext.Provider value={setSheet}>
      {children}
      {sheet &&
        createPortal(<Preview sheet={sheet} close={() => setSheet(undefined)} />, document.body)}
    </PrintContext.Provider>
  );
}

interface PreviewProps {
  readonly sheet: PrintSheet;
  readonly close: () => void;
}

function Preview({ sheet, close }: PreviewProps) {
  const { t } = useTranslation();
  const asOf = useSnapshot()?.asOf ?? '';
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [close]);
  const send = (to: 'printer' | 'pdf'): void =>
    bridge?.printSheet({
      to,
      name: `${sheet.title} ${asOf}`,
      landscape: sheet.landscape === true,
    });
  return (
    <div
      className="print-preview"
      role="dialog"
      aria-modal="true"
      aria-label={t('kit.print.preview')}
    >
      <header className="print-preview-head">
        <strong>{t('kit.print.preview')}</strong>
        <button type="button" className="print-button" autoFocus onClick={() => send('printer')}>
          {t('kit.print.toPrinter')}
        </button>
        <button type="button" className="print-button" onClick={() => send('pdf')}>
          {t('kit.print.toPdf')}
        </button>
        <button type="button" className="print-button" onClick={close}>
          {t('kit.print.close')}
        </button>
      </header>
      <div className="print-preview-scroll">
        <Sheet sheet={sheet} />
      </div>
    </div>
  );
}

/** Lines of one sheet, some 120 pages: nobody walks more, and the window would stand still. */
const MOST_LINES = 3000;

function cellClass(column: PrintSheet['columns'][number] | undefined): string {
  if (column?.number) return 'print-number';
  return column?.whole ? 'print-whole' : '';
}

/** The sheet itself: what it is about stands above the lines, its title and marker again on every page. */
function Sheet({ sheet }: { readonly sheet: PrintSheet }) {
  const { t } = useTranslation();
  const { columns, blanks = [], tick, rows } = sheet;
  const widths = useMemo(() => printWidths(sheet), [sheet]);
  const width = (tick ? 2 : 1) + columns.length + blanks.length;
  return (
    <article className={sheet.landscape ? 'print-sheet print-landscape' : 'print-sheet'}>
      <About sheet={sheet} />
      <table>
        <colgroup>
          {widths.map((width, at) => (
            <col key={at} style={{ width: `${width}mm` }} />
          ))}
        </colgroup>
        <thead>
          <tr className="print-running">
            <th colSpan={width}>
              <RunningHead sheet={sheet} />
            </th>
          </tr>
          <tr>
            <th className="print-narrow">{t('kit.print.number')}</th>
            {[...columns.map(({ title }) => title), ...blanks].map((title) => (
              <th key={title}>{title}</th>
            ))}
            {tick && <th className="print-narrow">{t('kit.print.done')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_LINES).map((cells, at) => (
            <tr key={`${at} ${cells.join(' ')}`}>
              <td className="print-whole">{at + 1}</td>
              {cells.map((cell, column) => (
                <td key={columns[column]?.title} className={cellClass(columns[column])}>
                  {cell}
                </td>
              ))}
              {blanks.map((title) => (
                <td key={title} />
              ))}
              {tick && <td className="print-tick">□</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {sheet.signatures && (
        <footer className="print-signatures">
          {sheet.signatures.map((who) => (
            <p key={who}>
              {t('kit.print.signature', { who })}
              <span /> {t('kit.print.date')}
              <span />
            </p>
          ))}
        </footer>
      )}
    </article>
  );
}

/** Rule, area, as-of date and facts, once at the head of the first page. */
function About({ sheet: { title, notes, facts = [], rows } }: { readonly sheet: PrintSheet }) {
  const { t } = useTranslation();
  return (
    <header>
      <h1>{title}</h1>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {rows.length > MOST_LINES && (
        <p>{t('kit.print.firstOnly', { shown: MOST_LINES, count: rows.length })}</p>
      )}
      {facts.length > 0 && (
        <dl className="print-facts">
          {facts.map(({ term, value }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </header>
  );
}

/** What every page says, so that a loose one is known: whose sheet it is, how secret, when and by whom printed. */
function RunningHead({ sheet: { title, rows } }: { readonly sheet: PrintSheet }) {
  const { t } = useTranslation();
  const synthetic = useTwin((state) => state.snapshot?.synthetic === true);
  const secrecy = useSecrecyLine();
  const asOf = useSnapshot()?.asOf ?? '';
  const printed = [
    t('bar.asOf', { date: asOf }),
    t('kit.print.rows', { count: rows.length }),
    t('kit.print.madeAt', { time: minuteText(new Date().toISOString()) }),
    t('kit.print.account', { account: BUILT_IN_ACCOUNT.account }),
  ];
  return (
    <>
      {synthetic && <span className="print-synthetic">{t('marker.synthetic')}</span>}
      <strong>{title}</strong>
      <p>{[secrecy, ...printed].join(' · ')}</p>
    </>
  );
}
