import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Beat, Duty } from '../../../contract/queries/beats.ts';
import type { HandOverEntry } from '../../../contract/queries/hand-over.ts';
import { minuteText } from '../../format/dates.ts';
import { useHost } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { usePrint } from '../../parts/kit/printing.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { useAttempt } from '../../parts/use-attempt.ts';
import { useBeats } from './beat-choice.tsx';
import { useHandOverPrint } from './hand-over-print.ts';

/** 交接 of the beat chosen: who hands over to whom, the sheet as it stands, and those signed before. */
export function HandOver({ beatCode }: { readonly beatCode: string | undefined }) {
  const { t } = useTranslation();
  const beat = useBeats().find(({ code }) => code === beatCode);
  if (!beat) {
    return (
      <PanelSection title={t('policing.handOver')}>
        <p className="secondary">{t('policing.handOverHelp')}</p>
      </PanelSection>
    );
  }
  return (
    <PanelSection title={t('policing.handOver')} aside={beat.name}>
      <HandOverForm key={beat.code} beat={beat} />
    </PanelSection>
  );
}

interface Party {
  readonly officerNo: string;
  readonly officerName: string;
}

const NOBODY: Party = { officerNo: '', officerName: '' };

function HandOverForm({ beat }: { readonly beat: Beat }) {
  const { t } = useTranslation();
  const host = useHost();
  const print = usePrint();
  const sheetOf = useHandOverPrint();
  const { attempt, error } = useAttempt();
  const [from, setFrom] = useState<Party>(partyOf(beat.former ?? beat.officers[0]));
  const [to, setTo] = useState<Party>(beat.former ? partyOf(beat.officers[0]) : NOBODY);
  const [witness, setWitness] = useState('');
  const [remark, setRemark] = useState('');
  const [signed, setSigned] = useState<readonly HandOverEntry[]>([]);
  const parties = { beatCode: beat.code, from, to };
  const ready = [from, to].every(({ officerNo, officerName }) => officerNo && officerName);
  const preview = (): void =>
    attempt(async () => {
      const sheet = await host.call('handOver.prepare', parties);
      print(sheetOf(sheet, { witness, remark }));
    });
  const sign = (): void =>
    attempt(async () => {
      const entry = await host.call('handOver.sign', { ...parties, witness, remark });
      setSigned([entry, ...signed]);
      const { sheet } = await host.call('handOver.open', { number: entry.number });
      print(sheetOf(sheet, entry));
    });
  return (
    <div className="policing-hand-over">
      <PartyFields label={t('policing.from')} party={from} set={setFrom} />
      <PartyFields label={t('policing.to')} party={to} set={setTo} />
      <Input
        size="small"
        aria-label={t('policing.witness')}
        placeholder={t('policing.witness')}
        maxLength={60}
        value={witness}
        onChange={({ target }) => setWitness(target.value)}
      />
      <Input.TextArea
        rows={2}
        aria-label={t('policing.remark')}
        placeholder={t('policing.remark')}
        maxLength={1000}
        value={remark}
        onChange={({ target }) => setRemark(target.value)}
      />
      <div className="policing-links">
        <Button size="small" disabled={!ready} onClick={preview}>
          {t('policing.preview')}
        </Button>
        <Button size="small" type="primary" disabled={!ready} onClick={sign}>
          {t('policing.sign')}
        </Button>
      </div>
      <p className="small secondary">{t('policing.signHelp')}</p>
      {error && <ErrorNote title={t('policing.failed')} error={error} />}
      <Signed beat={beat} fresh={signed} />
    </div>
  );
}

function partyOf(duty: Duty | undefined): Party {
  return duty ? { officerNo: duty.officerNo, officerName: duty.officerName } : NOBODY;
}

interface PartyFieldsProps {
  readonly label: string;
  readonly party: Party;
  readonly set: (party: Party) => void;
}

function PartyFields({ label, party, set }: PartyFieldsProps) {
  const { t } = useTranslation();
  const field = (name: keyof Party, word: string) => (
    <Input
      size="small"
      aria-label={`${label} ${word}`}
      placeholder={word}
      maxLength={40}
      value={party[name]}
      onChange={({ target }) => set({ ...party, [name]: target.value.trim() })}
    />
  );
  return (
    <div className="policing-party">
      <span className="small secondary">{label}</span>
      {field('officerName', t('policing.officerName'))}
      {field('officerNo', t('policing.officerNo'))}
    </div>
  );
}

/** Hand-overs signed before; each opens as it was, and says where its record was touched. */
function Signed({
  beat,
  fresh,
}: {
  readonly beat: Beat;
  readonly fresh: readonly HandOverEntry[];
}) {
  const { t } = useTranslation();
  const host = useHost();
  const print = usePrint();
  const sheetOf = useHandOverPrint();
  const { attempt, error } = useAttempt();
  const [broken, setBroken] = useState<number>();
  const answer = useCall('handOver.list', { beatCode: beat.code });
  useEffect(() => setBroken(undefined), [beat.code]);
  const kept = answer.kind === 'done' ? answer.value : [];
  const all = [
    ...fresh,
    ...kept.filter(({ number }) => fresh.every((entry) => entry.number !== number)),
  ];
  if (all.length === 0) return null;
  const show = (number: number): void =>
    attempt(async () => {
      const { sheet, entry, intact } = await host.call('handOver.open', { number });
      setBroken(intact ? undefined : number);
      print(sheetOf(sheet, entry));
    });
  return (
    <>
      <ul className="policing-signed small" aria-label={t('policing.signed')}>
        {all.map(({ number, at, from, to, hash }) => (
          <li key={number}>
            <button type="button" className="link" onClick={() => show(number)}>
              {t('policing.signedEntry', {
                number,
                from: from.officerName,
                to: to.officerName,
                time: minuteText(at),
              })}
            </button>{' '}
            <span className="secondary">{hash.slice(0, 8)}</span>
          </li>
        ))}
      </ul>
      {broken !== undefined && <p role="alert">{t('policing.brokenChain', { number: broken })}</p>}
      {error && <ErrorNote title={t('policing.failed')} error={error} />}
    </>
  );
}
