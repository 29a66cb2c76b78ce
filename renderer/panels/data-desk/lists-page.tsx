import { Button, DatePicker, Input, Select, Table, type TableColumnsType } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorShape, toErrorShape } from '../../../contract/errors.ts';
import type { ReturnedListInfo, ReturnedRowInfo } from '../../../contract/queries/give-back.ts';
import { TABLES } from '../../../contract/schema/index.ts';
import { checkText } from '../../format/check-text.ts';
import { departmentText } from '../../format/codes.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useHost, useTwin } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { DataTable } from '../../parts/kit/data-table.tsx';
import { EmptyNote } from '../../parts/kit/system-panel.tsx';
import { localRows, type TableColumn } from '../../parts/kit/table-model.ts';
import { useDesk } from '../import-desk/use-desk.tsx';
import { Written } from './give-back-page.tsx';
import { useOpenRecord } from './use-open-record.ts';

/** 退回清单: rows returned to a department, with owner and due date, and what the next import made of each. */
export function ListsPage() {
  const { t } = useTranslation();
  const [round, setRound] = useState(0);
  const [number, setNumber] = useState<string>();
  return (
    <div className="desk-body" role="region" aria-label={t('dataDesk.lists.title')}>
      <NewList
        made={(made) => {
          setNumber(made);
          setRound(round + 1);
        }}
      />
      <Written />
      <Lists key={round} chosen={number} choose={setNumber} />
    </div>
  );
}

function NewList({ made }: { readonly made: (number: string) => void }) {
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

/** Lists name a department by its id. */
function departmentTitle(id: string): string {
  return TABLES.find(({ department }) => department.id === id)?.department.title ?? id;
}

interface ListsProps {
  readonly chosen: string | undefined;
  readonly choose: (number: string) => void;
}

function Lists({ chosen, choose }: ListsProps) {
  const { t } = useTranslation();
  const answer = useCall('lists.all', {});
  return (
    <Asked
      answer={answer}
      loadingLabel={t('dataDesk.loading')}
      failedTitle={t('dataDesk.lists.unread')}
    >
      {(lists) => {
        const list = lists.find(({ number }) => number === chosen);
        return lists.length === 0 ? (
          <EmptyNote title={t('dataDesk.lists.none')} help={t('dataDesk.lists.noneHelp')} />
        ) : (
          <>
            <ListTable lists={lists} chosen={chosen} choose={choose} />
            {list && <ListRows key={list.number} list={list} />}
          </>
        );
      }}
    </Asked>
  );
}

function ListTable({
  lists,
  chosen,
  choose,
}: ListsProps & { readonly lists: readonly ReturnedListInfo[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const asOf = useTwin((state) => state.snapshot?.asOf ?? '');
  const number = (of: 'rows' | 'changed' | 'unchanged' | 'withdrawn') => ({
    title: t(`dataDesk.lists.${of}`),
    key: of,
    align: 'right' as const,
    width: 80,
    render: (_: unknown, list: ReturnedListInfo) => exactNumber(list[of]),
  });
  const columns: TableColumnsType<ReturnedListInfo> = [
    {
      title: t('dataDesk.lists.number'),
      width: 140,
      render: (_, list) => (
        <button type="button" className="link" onClick={() => choose(list.number)}>
          {list.number}
        </button>
      ),
    },
    { title: t('dataDesk.lists.about'), dataIndex: 'title', ellipsis: true },
    {
      title: t('dataDesk.giveBack.department'),
      width: 140,
      ellipsis: true,
      render: (_, { department }) => departmentText(t, departmentTitle(department)),
    },
    { title: t('dataDesk.lists.owner'), dataIndex: 'owner', width: 110, ellipsis: true },
    {
      title: t('dataDesk.lists.due'),
      width: 120,
      render: (_, { dueOn, rows, changed, withdrawn }) => (
        <span className={dueOn < asOf && changed + withdrawn < rows ? 'count-marked' : undefined}>
          {dueOn}
        </span>
      ),
    },
    number('rows'),
    number('changed'),
    number('unchanged'),
    number('withdrawn'),
    {
      title: '',
      width: 150,
      align: 'right',
      render: (_, list) => (
        <Button
          size="small"
          onClick={() => desk.giveBack({ kind: 'list', number: list.number, rows: list.rows })}
        >
          {t('dataDesk.toFolder')}
        </Button>
      ),
    },
  ];
  return (
    <Table<ReturnedListInfo>
      className="desk-table"
      size="small"
      rowKey="number"
      rowClassName={({ number: own }) => (own === chosen ? 'data-desk-chosen' : '')}
      pagination={false}
      columns={columns}
      dataSource={[...lists]}
      scroll={{ y: 240 }}
    />
  );
}

/** Rows asked for at a time. */
const STEP_ROWS = 2000;

function ListRows({ list }: { readonly list: ReturnedListInfo }) {
  const { t, i18n } = useTranslation();
  const client = useHost();
  const open = useOpenRecord();
  const english = i18n.language === 'en';
  const [rows, setRows] = useState<readonly ReturnedRowInfo[]>([]);
  const [error, setError] = useState<ErrorShape>();
  useEffect(() => {
    const asked = new AbortController();
    const read = async (): Promise<void> => {
      const all: ReturnedRowInfo[] = [];
      for (let offset = 0; offset < list.rows; offset += STEP_ROWS) {
        const params = { number: list.number, offset, limit: STEP_ROWS };
        all.push(...(await client.call('lists.rows', params, asked.signal)).rows);
      }
      setRows(all);
    };
    read().catch((thrown: unknown) => {
      if (!asked.signal.aborted) setError(toErrorShape(thrown));
    });
    return () => asked.abort();
  }, [client, list]);
  const columns = useMemo(
    (): readonly TableColumn<ReturnedRowInfo>[] => [
      {
        id: 'position',
        title: t('dataDesk.lists.position'),
        kind: 'number',
        value: ({ position }) => position,
        widthRem: 5,
      },
      {
        id: 'table',
        title: t('desk.result.table'),
        kind: 'text',
        value: ({ title, titleEn }) => (english ? titleEn : title),
        widthRem: 9,
        filter: true,
      },
      {
        id: 'key',
        title: t('dataDesk.lists.key'),
        kind: 'code',
        value: ({ key }) => key,
        widthRem: 14,
        filter: true,
      },
      {
        id: 'reason',
        title: t('dataDesk.lists.reason'),
        kind: 'text',
        value: ({ reason }) => checkText(reason.split(/[,、]/), i18n.language),
        widthRem: 24,
        filter: true,
      },
      {
        id: 'state',
        title: t('dataDesk.lists.state'),
        kind: 'text',
        value: ({ state }) => t(`dataDesk.lists.${state ?? 'waiting'}`),
        widthRem: 7,
        filter: true,
      },
    ],
    [t, i18n, english],
  );
  const source = useMemo(
    () => localRows(`${list.number} ${rows.length}`, rows, columns),
    [list.number, rows, columns],
  );
  if (error) return <ErrorNote title={t('dataDesk.lists.unread')} error={error} />;
  return (
    <div className="data-desk-rows">
      <DataTable
        label={t('dataDesk.lists.rowsOf', { number: list.number })}
        source={source}
        columns={columns}
        rowKey={({ position }) => String(position)}
        provenance={t('dataDesk.lists.provenance', {
          number: list.number,
          title: list.title,
          snapshot: list.snapshotId,
        })}
        onOpen={({ table, key }) => open(table, key.split(' '))}
      />
    </div>
  );
}
