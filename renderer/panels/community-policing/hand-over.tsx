import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TODAY_LISTS } from '../../../contract/today/index.ts';
import { titleIn } from '../../format/fields.ts';
import { minuteText } from '../../format/dates.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useHost, useTwin } from '../../host/host-context.tsx';
import { usePrint } from '../../parts/kit/printing.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';

/** Rooms of the sheet; a community has some hundred unverified ones. */
const MOST_ROOMS = 5000;

/** 交接单 of the area chosen: what is open, every note, every room not verified, and a line for each officer to sign. */
export function HandOver({ areaCode }: { readonly areaCode: string | undefined }) {
  const { t, i18n } = useTranslation();
  const host = useHost();
  const print = usePrint();
  const profile = useTwin((state) => state.snapshot?.profile);
  const [failed, setFailed] = useState(false);
  const areas = profile?.streets.flatMap((street) => [street, ...street.communities]) ?? [];
  const area = areas.find(({ code }) => code === areaCode);
  if (areaCode === undefined || !area) {
    return (
      <PanelSection title={t('policing.handOver')}>
        <p className="secondary">{t('policing.handOverHelp')}</p>
      </PanelSection>
    );
  }
  const open = async (): Promise<void> => {
    try {
      const [notes, counts, rooms] = await Promise.all([
        host.call('note.area', { areaCode }),
        host.call('today.lists', { areaCode }),
        host.call('today.rows', { id: 'officer.rooms-unverified', areaCode, limit: MOST_ROOMS }),
      ]);
      const open = TODAY_LISTS.filter(({ system }) => system === 'community-policing').map(
        (list) => {
          const count = counts.find(({ id }) => id === list.id)?.count ?? 0;
          return `${titleIn(i18n.language, list)} ${exactNumber(count)}`;
        },
      );
      setFailed(false);
      print({
        title: t('policing.handOverTitle', { area: area.name }),
        notes: [open.join(t('common.separator'))],
        columns: [
          { title: t('policing.where'), weight: 0.36 },
          { title: t('policing.matter'), weight: 0.44 },
          { title: t('policing.when'), weight: 0.2 },
        ],
        rows: [
          ...notes.map(({ address, roomNo, text, account, at }) => [
            [address, roomNo].filter(Boolean).join(' '),
            text,
            `${account} ${minuteText(at)}`,
          ]),
          ...rooms.rows.map(({ cells }) => [
            String(cells['address'] ?? ''),
            t('policing.unverified'),
            String(cells['verified_at'] ?? ''),
          ]),
        ],
        tick: true,
        signatures: [t('policing.from'), t('policing.to'), t('policing.witness')],
      });
    } catch {
      setFailed(true);
    }
  };
  return (
    <PanelSection title={t('policing.handOver')} aside={area.name}>
      <button type="button" className="link" onClick={() => void open()}>
        {t('policing.openHandOver')}
      </button>
      {failed && <p role="alert">{t('policing.failed')}</p>}
    </PanelSection>
  );
}
