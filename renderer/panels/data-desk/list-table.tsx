import { Button, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReturnedListInfo } from '../../../contract/queries/give-back.ts';
import { TABLES } from '../../../contract/schema/index.ts';
import { departmentText } from '../../format/codes.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useDesk } from '../import-desk/use-desk.tsx';

/** The list whose rows are shown, by its number. */
export interface ChosenList {
  readonly chosen: string | undefined;
  readonly choose: (number: string) => void;
}

/** Lists with what the next import made of their rows. */
export function ListTable({
  lists,
  chosen,
  choose,
}: ChosenList & { readonly lists: readonly ReturnedListInfo[] }) {
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

/** Lists name a department by its id. */
function departmentTitle(id: string): string {
  return TABLES.find(({ department }) => department.id === id)?.department.title ?? id;
}
