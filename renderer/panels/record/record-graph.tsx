import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordGraph } from '../../../contract/queries/records.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { titleIn } from '../../format/fields.ts';
import { personalText } from '../../format/personal-text.ts';
import { useHost, useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { openRecord } from '../../open-record.ts';
import { Asked } from '../../parts/asked.tsx';
import { layOutGraph, type PlacedNode } from './graph-layout.ts';
import './record-page.css';

interface GraphSectionProps {
  readonly table: string;
  readonly recordKey: string;
}

/** 关联图 of a record, asked for when it is opened. */
export function RecordGraphSection({ table, recordKey }: GraphSectionProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <section>
      <button
        type="button"
        className="link"
        aria-expanded={open}
        onClick={() => setOpen((before) => !before)}
      >
        {open ? t('kit.record.closeGraph') : t('kit.record.openGraph')}
      </button>
      {open && <AskedGraph table={table} recordKey={recordKey} />}
    </section>
  );
}

function AskedGraph({ table, recordKey }: GraphSectionProps) {
  const { t } = useTranslation();
  const answer = useCall('record.graph', { table, key: recordKey });
  return (
    <Asked
      answer={answer}
      loadingLabel={t('kit.loading')}
      failedTitle={t('kit.record.graphFailed')}
      rows={3}
    >
      {(graph) => <GraphPicture graph={graph} />}
    </Asked>
  );
}

const COLUMN = 116;
const ROW = 38;
const NODE = { width: 92, height: 30 };
const HEAD = 20;

/** The graph in columns by kind; a click moves to the record. */
function GraphPicture({ graph }: { readonly graph: RecordGraph }) {
  const { t } = useTranslation();
  const layout = layOutGraph(graph);
  const at = new Map(layout.nodes.map((placed) => [placed.node.id, placed]));
  const width = layout.columns.length * COLUMN;
  const height = HEAD + layout.rows * ROW;
  return (
    <>
      <div className="graph-scroll">
        <svg
          className="graph"
          width={width}
          height={height}
          role="group"
          aria-label={t('kit.record.graph')}
        >
          {layout.columns.map((kind, column) => (
            <text key={kind} x={column * COLUMN + 2} y={14} className="graph-head">
              {t(`kit.record.kinds.${kind}`)}
            </text>
          ))}
          {graph.edges.map(({ from, to }) => (
            <Edge key={`${from} ${to}`} from={at.get(from)} to={at.get(to)} />
          ))}
          {layout.nodes.map((placed) => (
            <Node key={placed.node.id} placed={placed} />
          ))}
        </svg>
      </div>
      {graph.leftOut > 0 && (
        <p className="small secondary">{t('kit.record.more', { count: graph.leftOut })}</p>
      )}
    </>
  );
}

interface EdgeProps {
  readonly from: PlacedNode | undefined;
  readonly to: PlacedNode | undefined;
}

function Edge({ from, to }: EdgeProps) {
  if (!from || !to) return null;
  const [left, right] = from.column <= to.column ? [from, to] : [to, from];
  const same = left.column === right.column;
  const start = [left.column * COLUMN + NODE.width, middle(left)] as const;
  const end = [right.column * COLUMN + (same ? NODE.width : 0), middle(right)] as const;
  const bend = same ? 18 : (end[0] - start[0]) / 2;
  const path = `M${start[0]} ${start[1]} C${start[0] + bend} ${start[1]} ${end[0] + (same ? bend : -bend)} ${end[1]} ${end[0]} ${end[1]}`;
  return <path d={path} className="graph-edge" />;
}

function middle({ row }: PlacedNode): number {
  return HEAD + row * ROW + NODE.height / 2;
}

function Node({ placed }: { readonly placed: PlacedNode }) {
  const { i18n } = useTranslation();
  const store = useTwinStore();
  const host = useHost();
  const { node, column, row } = placed;
  const { table, key, centre } = node;
  const title = personalText(node.title, i18n.language);
  const what = titleIn(i18n.language, tableSpec(table));
  const open = (): void => void openRecord(store, host, { table, key });
  return (
    <g
      transform={`translate(${column * COLUMN} ${HEAD + row * ROW})`}
      className={centre ? 'graph-node graph-centre' : 'graph-node'}
      role="button"
      tabIndex={0}
      aria-label={`${what} ${title}`}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === 'Enter') open();
      }}
    >
      <title>{`${what} ${title}`}</title>
      <rect width={NODE.width} height={NODE.height} rx={4} />
      <text x={6} y={12} className="graph-what">
        {what}
      </text>
      <text x={6} y={25}>
        {shortened(title)}
      </text>
    </g>
  );
}

/** As much of a title as a node holds: about seven 汉字. */
function shortened(title: string): string {
  const characters = [...title];
  const wide = /\p{Script=Han}/u.test(title);
  const most = wide ? 7 : 13;
  if (characters.length <= most) return title;
  return wide
    ? `${characters.slice(0, most - 1).join('')}…`
    : `…${characters.slice(1 - most).join('')}`;
}
