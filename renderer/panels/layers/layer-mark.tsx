import { pointLayer } from '../../../contract/point-layers.ts';
import { Icon, type IconName } from '../../icons.tsx';
import { layerColour } from '../../scene/points/point-look.ts';
import { type Silhouette, SILHOUETTES, silhouetteOf } from '../../scene/points/symbols.ts';

const ICONS: Readonly<Record<string, IconName>> = {
  building: 'building',
  room: 'room',
  unit: 'unit',
  resident: 'person',
  patrol_fix: 'person',
  water: 'water',
  road: 'road',
  green: 'green',
  firm_arc: 'economy',
  boundary: 'boundary',
  'grid-cell': 'flat',
  label: 'label',
};

/** The mark of a layer: a stroke icon, or for points the disc in the colour the map has for them. */
export function LayerMark({ id }: { readonly id: string }) {
  const spec = pointLayer(id);
  if (!spec) return <Icon name={ICONS[id] ?? 'layers'} />;
  const name = silhouetteOf(id, 'lamp');
  return (
    <svg className="icon layer-disc" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="11" fill={layerColour(id)} />
      <path
        d={SILHOUETTES[name]}
        fill="#ffffff"
        fillRule="evenodd"
        transform="translate(5 5) scale(0.58)"
      />
    </svg>
  );
}

/** The silhouette of a class, as the map has it. */
export function ClassMark({
  layerId,
  classId,
}: {
  readonly layerId: string;
  readonly classId: string;
}) {
  const name: Silhouette = silhouetteOf(layerId, classId);
  return (
    <svg className="class-mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d={SILHOUETTES[name]} fillRule="evenodd" />
    </svg>
  );
}
