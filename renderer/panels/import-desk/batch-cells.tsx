import { Button, Modal, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '../../../contract/imports.ts';
import { useSaid } from '../../format/error-text.ts';
import { exactNumber } from '../../format/numbers.ts';
import { batchAction } from './run-model.ts';
import { useDesk } from './use-desk.tsx';

/** Why a batch failed, in the interface's language where its report has the values apart. */
function useWhy({ sentence, said }: Batch): string | null {
  const tell = useSaid();
  return said === null ? sentence : tell(said);
}

/** What became of a batch. */
export function BatchState({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const words = (
    <span className={`batch-${batch.state}`}>{t(`desk.batches.states.${batch.state}`)}</span>
  );
  const why = useWhy(batch);
  return why === null ? words : <Tooltip title={why}>{words}</Tooltip>;
}

/** Rows that were refused; leads to their workbook where there is one. */
export function RejectedCount({ batch }: { readonly batch: Batch }) {
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

/** The files of a batch with their hashes, or why it failed. */
export function BatchFiles({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const why = useWhy(batch);
  const { files } = batch;
  if (why !== null) return <span className="secondary">{why}</span>;
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

/** The way back: undoes the batch in use, or uses another that is kept. */
export function BatchButton({
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
