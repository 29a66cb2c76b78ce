import { Button, Input, InputNumber } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorShape, toErrorShape } from '../../../contract/errors.ts';
import {
  MOST_KEPT,
  RETENTION_CLASSES,
  type RetentionClass,
  type RetentionStatus,
  type RetentionTerms,
} from '../../../contract/retention.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useHost } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { type DeskColumn, DeskTable, numberColumn } from './desk-table.tsx';

/** 保存期限 of each class: what there is, what the next import removes under these terms, and other terms to try and to set. */
export function RetentionTermsTable() {
  const { t } = useTranslation();
  const [wished, setWished] = useState<RetentionTerms>();
  const answer = useCall('retention.show', wished ? { terms: wished } : {});
  const [shown, setShown] = useState<{
    terms: RetentionTerms;
    classes: readonly RetentionStatus[];
  }>();
  if (answer.kind === 'done' && answer.value.classes !== shown?.classes) setShown(answer.value);
  if (answer.kind === 'failed')
    return (
      <ErrorNote title={t('desk.retention.failed')} error={answer.error} retry={answer.retry} />
    );
  if (!shown) return null;
  const terms = wished ?? shown.terms;
  const change = (name: RetentionClass, value: number | null) => {
    if (value !== null) setWished({ ...terms, [name]: value });
  };
  return (
    <section className="desk-retention" aria-label={t('desk.retention.title')}>
      <h3>{t('desk.retention.title')}</h3>
      <DeskTable
        label={t('desk.retention.title')}
        rows={shown.classes}
        columns={columnsOf(t, terms, change)}
        rowKey={({ class: name }) => name}
      />
      <p className="small secondary">{t('desk.retention.help')}</p>
      {wished && RETENTION_CLASSES.some((name) => wished[name] !== shown.terms[name]) && (
        <SetTerms terms={wished} done={() => setWished(undefined)} />
      )}
    </section>
  );
}

function columnsOf(
  t: TFunction,
  terms: RetentionTerms,
  change: (name: RetentionClass, value: number | null) => void,
): readonly DeskColumn<RetentionStatus>[] {
  return [
    {
      id: 'class',
      title: t('desk.retention.class'),
      widthRem: 16,
      cell: ({ class: name }) => t(`desk.retention.classes.${name}`),
    },
    {
      id: 'term',
      title: t('desk.retention.term'),
      widthRem: 12,
      cell: ({ class: name }) => (
        <InputNumber
          size="small"
          min={1}
          max={MOST_KEPT[name]}
          precision={0}
          value={terms[name]}
          aria-label={t(`desk.retention.classes.${name}`)}
          addonAfter={t(name === 'snapshots' ? 'desk.retention.kept' : 'desk.retention.days')}
          onChange={(value) => change(name, value)}
        />
      ),
    },
    numberColumn('count', t('desk.retention.count'), 6, ({ count }) => exactNumber(count)),
    {
      id: 'oldest',
      title: t('desk.retention.oldest'),
      widthRem: 8,
      cell: ({ oldestOn }) => oldestOn ?? '—',
    },
    numberColumn('due', t('desk.retention.due'), 9, ({ due }) => (
      <span className={due > 0 ? 'marked' : undefined}>{exactNumber(due)}</span>
    )),
    {
      id: 'next',
      title: t('desk.retention.next'),
      widthRem: 9,
      cell: ({ nextOn }) => nextOn ?? '—',
    },
  ];
}

function SetTerms({ terms, done }: { readonly terms: RetentionTerms; readonly done: () => void }) {
  const { t } = useTranslation();
  const client = useHost();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<ErrorShape>();
  const set = async (): Promise<void> => {
    try {
      await client.call('retention.set', { terms, reason });
      done();
    } catch (thrown) {
      setError(toErrorShape(thrown));
    }
  };
  return (
    <div className="data-desk-form">
      <Input
        value={reason}
        maxLength={200}
        placeholder={t('desk.retention.reason')}
        aria-label={t('desk.retention.reason')}
        onChange={({ target }) => setReason(target.value)}
      />
      <Button type="primary" disabled={reason.trim() === ''} onClick={() => void set()}>
        {t('desk.retention.set')}
      </Button>
      <Button onClick={done}>{t('desk.retention.back')}</Button>
      {error && <ErrorNote title={t('desk.retention.failed')} error={error} />}
    </div>
  );
}
