import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Beat } from '../../../contract/queries/beats.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useHost, useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { useFilter } from '../../parts/kit/use-filter.ts';
import { addResult, newId } from '../../tools.ts';

/** 责任区: limits the panel to a beat, says who is responsible, and shows where it is; one of them is one's own. */
export function BeatChoice() {
  const { t } = useTranslation();
  const { values, choose } = useFilter('community-policing');
  const beats = useBeats();
  const [mine, setMine] = useMyBeat();
  const code = values('beat')[0];
  const beat = beats.find((each) => each.code === code);
  /** A beat may lie outside the area chosen before: figures are of the beat alone. */
  const chooseBeat = (value: string | undefined): void => {
    if (value !== undefined) choose('area', []);
    choose('beat', value === undefined ? [] : [value]);
  };
  if (beats.length === 0) return null;
  const options = beats
    .filter(({ buildings, code: each }) => buildings > 0 || each === code)
    .map((each) => ({ value: each.code, label: titleOf(each) }));
  return (
    <PanelSection title={t('policing.beat')} aside={beat?.station}>
      <Select
        size="small"
        className="policing-metric"
        aria-label={t('policing.beat')}
        placeholder={t('policing.beatAll')}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        value={code ?? null}
        options={options}
        onChange={(value: string | undefined) => chooseBeat(value)}
      />
      {beat && <Officers beat={beat} />}
      <p className="policing-links">
        {mine !== null && mine !== code && (
          <button type="button" className="link" onClick={() => chooseBeat(mine)}>
            {t('policing.myBeat')}
          </button>
        )}
        {beat && mine !== beat.code && (
          <button type="button" className="link" onClick={() => void setMine(beat.code)}>
            {t('policing.makeMine')}
          </button>
        )}
        {beat && mine === beat.code && (
          <button type="button" className="link" onClick={() => void setMine(null)}>
            {t('policing.notMine')}
          </button>
        )}
        {beat && <OutlineButton beat={beat} />}
      </p>
    </PanelSection>
  );
}

/** Beats of the caller's area; none while they are read or where the snapshot has none. */
export function useBeats(): readonly Beat[] {
  const answer = useCall('beat.list', {});
  return answer.kind === 'done' ? answer.value : [];
}

function useMyBeat(): [string | null, (code: string | null) => Promise<void>] {
  const host = useHost();
  const answer = useCall('beat.mine', {});
  const [chosen, setChosen] = useState<string | null>();
  useEffect(() => setChosen(undefined), [answer]);
  const kept = answer.kind === 'done' ? answer.value.code : null;
  return [
    chosen === undefined ? kept : chosen,
    async (code) => {
      await host.call('beat.choose', { code });
      setChosen(code);
    },
  ];
}

function titleOf({ name, officers }: Beat): string {
  const lead = officers[0];
  return lead ? `${name} · ${lead.officerName}` : name;
}

function Officers({ beat: { officers, buildings, rooms } }: { readonly beat: Beat }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className="small">
        {officers.map(({ officerNo, officerName, role, from }) => (
          <li key={officerNo}>
            {t(`policing.roles.${role ?? 'lead'}`)}{' '}
            {t('common.inBrackets', { text: officerName, aside: officerNo })}
            <span className="secondary"> {t('policing.since', { date: from })}</span>
          </li>
        ))}
      </ul>
      <p className="small secondary">
        {t('policing.beatSize', {
          buildings: exactNumber(buildings),
          rooms: exactNumber(rooms),
        })}
      </p>
    </>
  );
}

/** Puts the beat's outline into the scene as a selection, with the counts of every system in it. */
function OutlineButton({ beat: { code, name } }: { readonly beat: Beat }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const host = useHost();
  const show = async (): Promise<void> => {
    const { rings } = await host.call('beat.outline', { code });
    if (rings.length === 0) return;
    addResult(store, { id: newId(), name, kind: 'region', region: { kind: 'polygon', rings } });
  };
  return (
    <button type="button" className="link" onClick={() => void show()}>
      {t('policing.outline')}
    </button>
  );
}
