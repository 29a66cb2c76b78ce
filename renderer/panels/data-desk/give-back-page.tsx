import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallResult } from '../../../contract/queries/index.ts';
import { departmentText } from '../../format/codes.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { EmptyNote } from '../../parts/kit/system-panel.tsx';
import { type DeskColumn, DeskTable, numberColumn } from '../import-desk/desk-table.tsx';
import { useDesk, useDeskState } from '../import-desk/use-desk.tsx';
import { Written } from './written.tsx';

type Delivered = CallResult<'departments.delivered'>[number];

const FORMATS = ['as-delivered', 'xlsx', 'csv'] as const;

/** 回流: a department's own rows back, in its order and columns, with match and conflict behind them. */
export function GiveBackPage() {
  const { t } = useTranslation();
  const answer = useCall('departments.delivered', {});
  return (
    <div className="desk-body" role="region" aria-label={t('dataDesk.giveBack.title')}>
      <p className="secondary">{t('dataDesk.giveBack.help')}</p>
      <Asked
        answer={answer}
        loadingLabel={t('dataDesk.loading')}
        failedTitle={t('dataDesk.giveBack.unread')}
      >
        {(departments) =>
          departments.length === 0 ? (
            <EmptyNote title={t('dataDesk.giveBack.none')} />
          ) : (
            <Departments departments={departments} />
          )
        }
      </Asked>
    </div>
  );
}

function Departments({ departments }: { readonly departments: readonly Delivered[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const busy = useDeskState((state) => state.giveBack?.state === 'writing');
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('as-delivered');
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const ready = !opened || reason.trim().length >= 4;
  const write = (department: Delivered): void =>
    desk.giveBack({
      kind: 'department',
      department: department.id,
      title: department.title,
      ...(format === 'as-delivered' ? {} : { format }),
      ...(opened ? { reason: reason.trim() } : {}),
    });
  const count = (id: 'files' | 'rows' | 'doubtful') =>
    numberColumn<Delivered>(id, t(`dataDesk.giveBack.${id}`), 7, (department) =>
      exactNumber(department[id]),
    );
  const columns: readonly DeskColumn<Delivered>[] = [
    {
      id: 'department',
      title: t('dataDesk.giveBack.department'),
      widthRem: 16,
      cell: ({ title }) => departmentText(t, title),
    },
    { id: 'asOf', title: t('desk.columns.asOf'), widthRem: 7, cell: ({ asOf }) => asOf },
    count('files'),
    count('rows'),
    count('doubtful'),
    {
      id: 'write',
      title: '',
      widthRem: 11,
      number: true,
      cell: (department) => (
        <Button size="small" disabled={busy || !ready} onClick={() => write(department)}>
          {t('dataDesk.toFolder')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <div className="data-desk-form">
        <label>
          <span>{t('dataDesk.format')}</span>
          <Select
            value={format}
            options={FORMATS.map((value) => ({ value, label: t(`dataDesk.formats.${value}`) }))}
            onChange={setFormat}
          />
        </label>
        <Checkbox checked={opened} onChange={({ target }) => setOpened(target.checked)}>
          {t('dataDesk.giveBack.open')}
        </Checkbox>
        {opened && (
          <Input
            value={reason}
            maxLength={200}
            placeholder={t('dataDesk.giveBack.reason')}
            aria-label={t('dataDesk.giveBack.reason')}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </div>
      <Written what="department" />
      <DeskTable
        label={t('dataDesk.giveBack.title')}
        className="data-desk-departments"
        rows={departments}
        columns={columns}
        rowKey={({ id }) => id}
      />
    </>
  );
}
