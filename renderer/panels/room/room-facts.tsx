import type { TFunction } from 'i18next';
import type { RoomCard } from '../../../contract/queries/buildings.ts';
import { codeText } from '../../format/codes.ts';
import { measure } from '../../format/numbers.ts';
import type { Fact } from '../../parts/facts.tsx';
import { GeometryBadge } from '../../parts/geometry-badge.tsx';

/** What the export says of a room; the physical floor (物理层) is told where the label (名义层) differs. */
export function roomFacts(t: TFunction, card: RoomCard): Fact[] {
  const area = card.areaSquareMetres;
  return [
    { term: t('room.floor'), value: floorText(t, card), wide: true },
    {
      term: t('room.area'),
      value: area === null ? undefined : t('common.squareMetres', { value: measure(area) }),
      wide: true,
    },
    { term: t('room.use'), value: codeText(t, 'use', card.use) },
    { term: t('room.tenure'), value: codeText(t, 'tenure', card.tenure) },
    { term: t('room.letRegistered'), value: card.letRegisteredAt ?? undefined, wide: true },
    { term: t('room.geometry'), value: <GeometryBadge kind={card.geometryKind} /> },
    { term: t('room.verified'), value: card.verifiedAt ?? t('room.unverified'), wide: true },
    { term: t('room.id'), value: card.roomId, wide: true },
  ];
}

/** 3A 层（物理层 4）; a 跃层 names both of its floors. */
export function floorText(t: TFunction, card: RoomCard): string {
  const { floorLabel: label, floorNo: floor, floorNoTop: to } = card;
  const same = label === String(floor);
  const text = same ? t('room.floorSame', { label }) : t('room.floorPhysical', { label, floor });
  return to === floor ? text : t('room.floorsSpan', { text, from: floor, to });
}
