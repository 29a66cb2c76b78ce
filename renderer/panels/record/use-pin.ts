import { useEffect } from 'react';
import type { RecordPictures } from '../../../contract/queries/pictures.ts';
import type { RecordCard } from '../../../contract/queries/records.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { picturePairs } from '../../parts/pictures/picture-pairs.ts';

/**
 * While a record's page is open it stands on the map where it lies: with its first photographs, else by its title where no
 * building shows the place.
 */
export function usePin(card: RecordCard, found: RecordPictures | undefined): void {
  const store = useTwinStore();
  useEffect(() => {
    const pair = found && picturePairs(found.pictures)[0];
    const { longitudeDegrees, latitudeDegrees, buildingId } = card.place ?? NOWHERE;
    if (longitudeDegrees === null || latitudeDegrees === null) return;
    if (!pair && buildingId !== null) return;
    const record = { table: card.table, key: card.key };
    const pinned = { record, title: card.title, longitudeDegrees, latitudeDegrees };
    store.setState({ pinned: pair ? { ...pinned, pair } : pinned });
    return () => store.setState({ pinned: undefined });
  }, [store, card, found]);
}

const NOWHERE = { longitudeDegrees: null, latitudeDegrees: null, buildingId: null };
