import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorShape, toErrorShape } from '../../../contract/errors.ts';
import type { OfficerNote } from '../../../contract/queries/notes.ts';
import { minuteText } from '../../format/dates.ts';
import { useHost } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';

interface NotesProps {
  readonly table: string;
  readonly recordKey: string;
}

/** 走访备注 of a record and a field for the next one. They stay with the record, whoever looks after it. */
export function Notes({ table, recordKey: key }: NotesProps) {
  const { t } = useTranslation();
  const host = useHost();
  const [written, setWritten] = useState<readonly OfficerNote[]>([]);
  const [text, setText] = useState('');
  const [error, setError] = useState<ErrorShape>();
  const answer = useCall('note.list', { table, key });
  if (answer.kind === 'failed') return null;
  const kept = answer.kind === 'done' ? answer.value : [];
  const notes = [
    ...written,
    ...kept.filter((note) => !written.some((w) => w.number === note.number)),
  ];
  const add = async (): Promise<void> => {
    const said = text.trim();
    if (said === '') return;
    try {
      await host.call('note.add', { table, key, text: said });
      setWritten(await host.call('note.list', { table, key }));
      setText('');
      setError(undefined);
    } catch (thrown) {
      setError(toErrorShape(thrown));
    }
  };
  return (
    <section aria-label={t('policing.notes')}>
      <h3>{t('policing.notes')}</h3>
      <Input.TextArea
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={1000}
        aria-label={t('policing.newNote')}
        placeholder={t('policing.newNote')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() !== '' && (
        <button type="button" className="link" onClick={() => void add()}>
          {t('policing.addNote')}
        </button>
      )}
      {error && <p role="alert">{error.sentence}</p>}
      <ul className="notes">
        {notes.map((note) => (
          <li key={note.number}>
            {note.text}
            <span className="small secondary">
              {' '}
              {note.account} · {minuteText(note.at)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
