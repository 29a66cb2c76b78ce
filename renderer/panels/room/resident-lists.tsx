import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomCard } from '../../../contract/queries/buildings.ts';
import { quantity } from '../../format/quantity.ts';
import { ResidentRow } from './resident-row.tsx';

/** 现行人口 and, folded away, 历史记录: never in one list, each with its own count. */
export function ResidentLists({ card }: { readonly card: RoomCard }) {
  const { t } = useTranslation();
  if (card.peopleHidden) return <p className="secondary">{t('room.hidden')}</p>;
  return (
    <>
      <section className="room-section" aria-label={t('room.current')}>
        <header>
          <h3>{t('room.current')}</h3>
          <span className="secondary">{quantity(t, 'person', card.currentResidents.length)}</span>
        </header>
        {card.currentResidents.length === 0 && (
          <p className="secondary">{t('room.currentEmpty')}</p>
        )}
        <ul>
          {card.currentResidents.map((resident) => (
            <ResidentRow key={resident.row} resident={resident} />
          ))}
        </ul>
      </section>
      <HistoricalRecords card={card} />
    </>
  );
}

function HistoricalRecords({ card }: { readonly card: RoomCard }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const count = card.historicalResidents.length;
  return (
    <section className="room-section" aria-label={t('room.historical')}>
      <header>
        <h3>{t('room.historical')}</h3>
        <span className="secondary">{quantity(t, 'record', count)}</span>
        {count > 0 && (
          <button
            type="button"
            className="link small"
            aria-label={open ? t('room.hideHistorical') : t('room.showHistorical')}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? t('common.collapse') : t('common.expand')}
          </button>
        )}
      </header>
      {open && (
        <ul>
          {card.historicalResidents.map((resident) => (
            <ResidentRow key={resident.row} resident={resident} />
          ))}
        </ul>
      )}
    </section>
  );
}
