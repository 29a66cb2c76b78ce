import { Button, DatePicker, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorShape, toErrorShape } from '../../../contract/errors.ts';
import { departmentText } from '../../format/codes.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useHost } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { ErrorNote } from '../../parts/error-note.tsx';

/** Makes a list of a department's doubtful rows, with owner and due date. */
export function NewList({ made }: { readonly made: (number: string) => void }) {
  const { t } = useTranslation();
  const client = useHost();
  const departments = useCall('departments.delivered', {});
  const [department, setDepartment] = useState<string>();
  const [title, setTitle] = useState(t('dataDesk.lists.defaultTitle'));
  const [owner, setOwner] = useState('');
  const [dueOn, setDueOn] = useState<string>();
  const [error, setError] = useState<ErrorShape>();
  const known = departments.kind === 'done' ? departments.value : [];
  const make = async (): Promise<void> => {
    if (department === undefined || dueOn === undefined) return;
    try {
      setError(undefined);
      made((await client.call('lists.make', { department, title, owner, dueOn })).number);
    } catch (thrown) {
      setError(toErrorShape(thrown));
    }
  };
  return (
    <section className="data-desk-form" aria-label={t('dataDesk.lists.make')}>
      <Select
        value={department}
        loading={departments.kind === 'loading'}
        placeholder={t('dataDesk.giveBack.department')}
        aria-label={t('dataDesk.giveBack.department')}
        options={known.map(({ id, title: name, doubtful }) => ({
          value: id,
          disabled: doubtful === 0,
          label: t('dataDesk.lists.choice', {
            department: departmentText(t, name),
            rows: exactNumber(doubtful),
          }),
        }))}
        onChange={setDepartment}
      />
      <Input
        value={title}
        maxLength={60}
        aria-label={t('dataDesk.lists.about')}
        onChange={({ target }) => setTitle(target.value)}
      />
      <Input
        value={owner}
        maxLength={40}
        placeholder={t('dataDesk.lists.owner')}
        aria-label={t('dataDesk.lists.owner')}
        onChange={({ target }) => setOwner(target.value)}
      />
      <DatePicker
        placeholder={t('dataDesk.lists.due')}
        aria-label={t('dataDesk.lists.due')}
        onChange={(date) => setDueOn(date ? date.format('YYYY-MM-DD') : undefined)}
      />
      <Button
        type="primary"
        disabled={
          department === undefined ||
          dueOn === undefined ||
          owner.trim() === '' ||
          title.trim() === ''
        }
        onClick={() => void make()}
      >
        {t('dataDesk.lists.make')}
      </Button>
      {error && <ErrorNote title={t('dataDesk.lists.notMade')} error={error} />}
    </section>
  );
}
