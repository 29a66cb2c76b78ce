import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { rowsToRemove } from './mapping-model.ts';
import { useDesk, useDeskState } from './use-desk.tsx';

/** 全量 or 增量: what becomes of rows that are not delivered. */
export function DeliveryKind() {
  const { t } = useTranslation();
  const desk = useDesk();
  const incremental = useDeskState((state) => state.incremental);
  const removes = useDeskState(({ recognition }) => rowsToRemove(recognition?.files ?? []));
  return (
    <>
      <Radio.Group
        aria-label={t('desk.kind.region')}
        value={incremental}
        onChange={({ target }) => desk.incremental(target.value === true)}
      >
        <Radio value={false}>{t('desk.kind.full')}</Radio>
        <Radio value={true}>{t('desk.kind.incremental')}</Radio>
      </Radio.Group>
      {removes > 0 && (
        <p className={incremental ? 'small secondary' : 'desk-warning'}>
          {t(incremental ? 'desk.kind.removes' : 'desk.kind.removesNot', { value: removes })}
        </p>
      )}
    </>
  );
}
