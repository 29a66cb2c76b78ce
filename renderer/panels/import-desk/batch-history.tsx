import { Button, Modal, Skeleton, Table, type TableColumnsType, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '../../../contract/imports.ts';
import { highestSecrecy } from '../../../contract/secrecy.ts';
import { minuteText } from '../../format/dates.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useTwin } from '../../host/host-context.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { batchAction } from './run-model.ts';
import { useDesk, useDeskState } from './use-desk.tsx';

/** 批次历史: who imported what, when, with what result; one step back. */
export function BatchHistory() {
  const { t } = useTranslation();
  const desk = useDesk();
  const batches = useDeskState((state) => state.batches);
  const error = useDeskState((state) => state.batchesError);
  return (
    <div className="desk-body" role="region" aria-label={t('desk.batches.region')}>
      {error && (
        <ErrorNote
          title={t('desk.batches.failed')}
          error={error}
          retry={() => void desk.readBatches()}
        />
      )}
      {!batches && !error && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {batches?.length === 0 && <p className="secondary">{t('desk.batches.none')}</p>}
      {batches && batches.length > 0 && <BatchTable batches={batches} />}
      <Retention />
    </div>
  );
}

/** How many snapshots and how long changes stay, as the profile says. */
function Retention() {
  const { t } = useTranslation();
  const profile = useTwin((state) => state.snapshot?.profile);
  if (!profile) return null;
  const { open, personal } = profile.retentionDays;
  return (
    <p className="small secondary">
      {t('desk.batches.retention', { kept: profile.keepSnapshots, open, personal })}
    </p>
  );
}

function BatchTable({ batches }: { readonly batches: readonly Batch[] }) {
  const { t } = useTranslation();
  const columns: TableColumnsType<Batch> = [
    { title: t('desk.batches.at'), width: 150, render: (_, { at }) => minuteText(at) },
    {
      title: t('desk.batches.who'),
      width: 120,
      ellipsis: true,
      render: (_, { account }) =>
        account === 'local' ? t('desk.local') : (account ?? t('desk.dash')),
    },
    {
      title: t('desk.batches.state'),
      width: 90,
      render: (_, batch) => <BatchState batch={batch} />,
    },
    { title: t('desk.columns.asOf'), dataIndex: 'asOf', width: 110 },
    {
      title: t('desk.batches.counts'),
      width: 200,
      align: 'right',
      render: (_, { added, changed, removed }) =>
        [added, changed, removed].map(exactNumber).join(' / '),
    },
    {
      title: t('desk.batches.rejected'),
      width: 90,
      align: 'right',
      render: (_, batch) => <RejectedCount batch={batch} />,
    },
    {
      title: t('secrecy.title'),
      width: 90,
      render: (_, { files }) =>
        files.length > 0 &&
        t(`secrecy.${highestSecrecy(files.map(({ secrecy }) => secrecy ?? undefined)) ?? 'none'}`),
    },
    {
      title: t('desk.batches.files'),
      ellipsis: true,
      render: (_, batch) => <BatchFiles batch={batch} />,
    },
    {
      title: '',
      width: 130,
      align: 'right',
      render: (_, batch) => <BatchButton batch={batch} batches={batches} />,
    },
  ];
  return (
    <Table<Batch>
      className="desk-table"
      virtual
      size="small"
      rowKey="id"
      pagination={false}
      columns={columns}
      dataSource={batches}
      scroll={{ x: 1100, y: 560 }}
    />
  );
}

function BatchState({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const words = (
    <span className={`batch-${batch.state}`}>{t(`desk.batches.states.${batch.state}`)}</span>
  );
  return batch.sentence ? <Tooltip title={batch.sentence}>{words}</Tooltip> : words;
}

function RejectedCount({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const desk = useDesk();
  if (!batch.hasWorkbook) return <>{exactNumber(batch.rejected)}</>;
  return (
    <button
      type="button"
      className="link"
      title={t('desk.result.showWorkbook')}
      onClick={() => desk.bridge?.showRejects(batch.id)}
    >
      {exactNumber(batch.rejected)}
    </button>
  );
}

function BatchFiles({ batch: { files, sentence } }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  if (sentence) return <span className="secondary">{sentence}</span>;
  const [first] = files;
  if (!first) return <>{t('desk.dash')}</>;
  const one = `${first.name.slice(first.name.lastIndexOf('/') + 1)} · ${t('desk.batches.hash', { value: first.sha256.slice(0, 8) })}`;
  const all = (
    <ul className="batch-files">
      {files.map(({ name, sha256, secrecy }) => (
        <li key={name}>
          {`${name} · ${sha256.slice(0, 8)} · ${t('secrecy.title')} ${t(`secrecy.${secrecy ?? 'none'}`)}`}
        </li>
      ))}
    </ul>
  );
  return (
    <Tooltip title={all} placement="topLeft">
      <span>{files.length === 1 ? one : t('desk.batches.fileCount', { value: files.length })}</span>
    </Tooltip>
  );
}

function BatchButton({
  batch,
  batches,
}: {
  readonly batch: Batch;
  readonly batches: readonly Batch[];
}) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [asking, ask] = useState(false);
  const action = batchAction(batch, batches);
  if (!action) return null;
  const { kind, to } = action;
  const asOf = to.asOf ?? '';
  return (
    <>
      <Button size="small" onClick={() => ask(true)}>
        {t(`desk.batches.${kind}`)}
      </Button>
      <Modal
        open={asking}
        title={t(`desk.batches.${kind}Title`)}
        okText={t(`desk.batches.${kind}`)}
        cancelText={t('common.cancel')}
        onCancel={() => ask(false)}
        onOk={() => {
          ask(false);
          void desk.rollBack(to.id);
        }}
      >
        <p>{t(`desk.batches.${kind}Help`, { asOf })}</p>
      </Modal>
    </>
  );
}
