import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorShape, toErrorShape } from '../../../contract/errors.ts';
import { useErrorText } from '../../format/error-text.ts';

const SHORTEST_REASON = 4;

interface RevealDialogProps {
  readonly name: string;
  readonly ask: (reason: string) => Promise<void>;
  readonly close: () => void;
}

/** Asks why a record must be seen unmasked; nothing is shown without a reason of four characters. */
export function RevealDialog({ name, ask, close }: RevealDialogProps) {
  const { t } = useTranslation();
  const tell = useErrorText();
  const fieldId = useId();
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<ErrorShape>();
  const enough = [...reason.trim()].length >= SHORTEST_REASON;

  const confirm = async (): Promise<void> => {
    if (!enough || asking) return;
    setAsking(true);
    try {
      await ask(reason.trim());
      close();
    } catch (thrown) {
      setError(toErrorShape(thrown));
      setAsking(false);
    }
  };

  return (
    <Modal
      open
      width="26rem"
      title={`${t('reveal.title')} · ${name}`}
      okText={t('reveal.confirm')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !enough, loading: asking }}
      onOk={() => void confirm()}
      onCancel={close}
      destroyOnHidden
    >
      <label htmlFor={fieldId}>{t('reveal.reason')}</label>
      <Input
        id={fieldId}
        autoFocus
        value={reason}
        maxLength={200}
        placeholder={t('reveal.placeholder')}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) void confirm();
        }}
      />
      <p className="small secondary">{t('reveal.reasonHelp')}</p>
      {error && <p role="alert">{t('reveal.failed', { sentence: tell(error) })}</p>}
    </Modal>
  );
}
