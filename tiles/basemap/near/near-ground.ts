import type { Ring } from '../../geometry/polygon.ts';
import { MeshBuilder } from '../../gltf/mesh.ts';
import { writeGlb } from '../../gltf/write-glb.ts';
import { groundTable, layerHeight, type GroundKind } from '../base-map.ts';
import { addLine, addRibbon } from '../ribbon.ts';
import type { NearSquare } from './near-squares.ts';
import { addTree, plantTrees } from './trees.ts';

/** Width of a pavement beside a carriageway; lanes have none. */
const PAVEMENT_METRES = 4;
const PAVED_FROM_METRES = 9;

/**
 * What the ground shows only from near, drawn in addition to the far ground: pavements, trees, lines of grid cells.
 * `buildings` are the rings of those that stand in the square. Undefined where there is nothing.
 */
export function nearGroundGlb(
  square: NearSquare,
  buildings: readonly Ring[],
): Uint8Array | undefined {
  const mesh = new MeshBuilder(true);
  const kinds: GroundKind[] = [];
  const row = (kind: GroundKind) => {
    const known = kinds.indexOf(kind);
    return known >= 0 ? known : kinds.push(kind) - 1;
  };
  for (const { kind, widthMetres, path } of square.roads) {
    if (kind === 'rail' || kind === 'bridge' || widthMetres < PAVED_FROM_METRES) continue;
    addRibbon(mesh, path, {
      feature: row('pavement'),
      height: layerHeight('pavement'),
      widthMetres: widthMetres + 2 * PAVEMENT_METRES,
      closed: false,
    });
  }
  for (const { path } of square.gridLines) {
    addLine(mesh, path, row('grid-line'), layerHeight('grid-line'));
  }
  for (const tree of plantTrees(square, buildings)) addTree(mesh, row('tree'), tree);
  return mesh.isEmpty
    ? undefined
    : writeGlb(mesh.build(), groundTable(kinds), { doubleSided: true });
}
