import type { RecordGraph } from '../../../contract/queries/records.ts';

type Node = RecordGraph['nodes'][number];
type Kind = Node['kind'];

/** Columns from left to right: 人 → 室 → 单位 → 隐患 → 案件. */
const LAYERS: readonly Kind[] = ['person', 'room', 'unit', 'hazard', 'case'];

export interface PlacedNode {
  readonly node: Node;
  /** Left edge and middle, in units of a column and of a row. */
  readonly column: number;
  readonly row: number;
}

export interface GraphLayout {
  readonly nodes: readonly PlacedNode[];
  readonly columns: readonly Kind[];
  /** Rows of the longest column. */
  readonly rows: number;
}

/** A column a kind that occurs; in each, nodes stand beside what they are linked to, so that lines cross little. */
export function layOutGraph({ nodes, edges }: RecordGraph): GraphLayout {
  const columns = LAYERS.filter((kind) => nodes.some((node) => node.kind === kind));
  const rows = Math.max(1, ...columns.map((kind) => countOf(nodes, kind)));
  const placed = new Map<string, PlacedNode>();
  const start = columns.indexOf(nodes.find(({ centre }) => centre)?.kind ?? 'room');
  const order = columns
    .map((kind, column) => ({ kind, column }))
    .sort((left, right) => Math.abs(left.column - start) - Math.abs(right.column - start));
  for (const { kind, column } of order) {
    const here = nodes.filter((node) => node.kind === kind);
    const wish = (node: Node): number => {
      const rowsOf = edges.flatMap(({ from, to }) => {
        const other = from === node.id ? to : to === node.id ? from : undefined;
        const row = other === undefined ? undefined : placed.get(other)?.row;
        return row === undefined ? [] : [row];
      });
      return rowsOf.length === 0 ? rows : rowsOf.reduce((sum, row) => sum + row, 0) / rowsOf.length;
    };
    const wishes = new Map(here.map((node) => [node.id, node.centre ? -1 : wish(node)]));
    const sorted = here.toSorted(
      (left, right) => (wishes.get(left.id) ?? 0) - (wishes.get(right.id) ?? 0),
    );
    sorted.forEach((node, at) => placed.set(node.id, { node, column, row: at }));
  }
  return { nodes: [...placed.values()], columns, rows };
}

function countOf(nodes: readonly Node[], kind: Kind): number {
  return nodes.filter((node) => node.kind === kind).length;
}
