import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReturnedListInfo } from '../../../contract/queries/give-back.ts';
import { TABLES } from '../../../contract/schema/index.ts';
import { departmentText } from '../../format/codes.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { type DeskColumn, DeskTable, numberColumn } from '../import-desk/desk-table.tsx';
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
  const asOf = useSnapshot()?.asOf ?? '';
  const number = (id: 'rows' | 'changed' | 'unchanged' | 'withdrawn') =>
    numberColumn<ReturnedListInfo>(id, t(`dataDesk.lists.${id}`), 5, (list) =>
      exactNumber(list[id]),
    );
  const columns: readonly DeskColumn<ReturnedListInfo>[] = [
    {
      id: 'number',
      title: t('dataDesk.lists.number'),
      widthRem: 9,
      cell: ({ number: own }) => (
        <button type="button" className="link" onClick={() => choose(own)}>
          {own}
        </button>
      ),
    },
    { id: 'about', title: t('dataDesk.lists.about'), widthRem: 14, cell: ({ title }) => title },
    {
      id: 'department',
      title: t('dataDesk.giveBack.department'),
      widthRem: 9,
      cell: ({ department }) => departmentText(t, departmentTitle(department)),
    },
    { id: 'owner', title: t('dataDesk.lists.owner'), widthRem: 7, cell: ({ owner }) => owner },
    {
      id: 'due',
      title: t('dataDesk.lists.due'),
      widthRem: 7,
      cell: ({ dueOn, rows, changed, withdrawn }) => (
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
      id: 'write',
      title: '',
      widthRem: 9,
      number: true,
      cell: (list) => (
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
    <DeskTable
      label={t('dataDesk.lists.tab')}
      className="list-table"
      rows={lists}
      columns={columns}
      rowKey={({ number: own }) => own}
      rowClass={({ number: own }) => (own === chosen ? 'row-selected' : undefined)}
    />
  );
}

/** Lists name a department by its id. */
function departmentTitle(id: string): string {
  return TABLES.find(({ department }) => department.id === id)?.department.title ?? id;
}
