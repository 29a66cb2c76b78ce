import { Button, Modal, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '../../../contract/imports.ts';
import { useSaid } from '../../format/error-text.ts';
import { exactNumber } from '../../format/numbers.ts';
import { batchAction } from './run-model.ts';
import { useDesk, useDeskState } from './use-desk.tsx';

/** Why a batch failed, in the interface's language where its report has the values apart. */
function useWhy({ sentence, said }: Batch): string | null {
  const tell = useSaid();
  return said === null ? sentence : tell(said);
}

/** At which stage a batch was given up. */
function useStage({ stage }: Batch): string | null {
  const { t } = useTranslation();
  return stage && t('desk.batches.cancelledAt', { stage: t(`desk.batches.stages.${stage}`) });
}

/** What became of a batch. */
export function BatchState({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const words = (
    <span className={`batch-${batch.state}`}>{t(`desk.batches.states.${batch.state}`)}</span>
  );
  const why = useWhy(batch);
  const stage = useStage(batch);
  return why === null && stage === null ? words : <Tooltip title={why ?? stage}>{words}</Tooltip>;
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

/** The files of a batch with their hashes and at which stage it was given up, or why it failed. */
export function BatchFiles({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const why = useWhy(batch);
  const { files } = batch;
  if (why !== null) return <span className="secondary">{why}</span>;
  const stage = useStage(batch);
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
      <span>
        {files.length === 1 ? one : t('desk.batches.fileCount', { value: files.length })}
        {stage !== null && <span className="secondary">{` · ${stage}`}</span>}
      </span>
    </Tooltip>
  );
}

/** What can be done with a batch: its files are taken up again where it published nothing, it is undone, or used again. */
export function BatchButton({ batch, batches }: BatchButtonProps) {
  return batch.canRetake ? (
    <RetakeButton batch={batch.id} />
  ) : (
    <RollBackButton batch={batch} batches={batches} />
  );
}

interface BatchButtonProps {
  readonly batch: Batch;
  readonly batches: readonly Batch[];
}

function RetakeButton({ batch }: { readonly batch: string }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const work = useDeskState((state) => state.work);
  return (
    <Tooltip title={t('desk.batches.retakeHelp')} placement="left">
      <Button size="small" disabled={work !== undefined} onClick={() => void desk.retake(batch)}>
        {t('desk.batches.retake')}
      </Button>
    </Tooltip>
  );
}

function RollBackButton({ batch, batches }: BatchButtonProps) {
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
