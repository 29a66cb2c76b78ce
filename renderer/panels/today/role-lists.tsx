import { useTranslation } from 'react-i18next';
import type { TodayCount } from '../../../contract/queries/today.ts';
import type { TodayList } from '../../../contract/today/list.ts';
import { titleIn } from '../../format/fields.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';

interface RoleListsProps {
  readonly lists: readonly TodayList[];
  readonly counts: readonly TodayCount[];
}

/** Lists by whose day they belong to, each with its count; a click opens its rows in the drawer. */
export function RoleLists({ lists: all, counts }: RoleListsProps) {
  const { i18n } = useTranslation();
  const offered = all.filter((list) => counts.some(({ id }) => id === list.id));
  const roles = [...new Set(offered.map(({ role }) => role))];
  return roles.map((role) => {
    const lists = offered.filter((list) => list.role === role);
    const title = i18n.language === 'en' ? (lists[0]?.roleEn ?? role) : role;
    return (
      <PanelSection key={role} title={title}>
        <ul className="today-lists">
          {lists.map((list) => (
            <ListLine key={list.id} list={list} counted={counts.find(({ id }) => id === list.id)} />
          ))}
        </ul>
      </PanelSection>
    );
  });
}

interface ListLineProps {
  readonly list: TodayList;
  readonly counted: TodayCount | undefined;
}

function ListLine({ list, counted }: ListLineProps) {
  const { t, i18n } = useTranslation();
  const store = useTwinStore();
  const { count = 0, setAside = 0 } = counted ?? {};
  const shown = useTwin((state) => state.scene.panels.list === list.id);
  return (
    <li>
      <button
        type="button"
        className="today-line"
        aria-pressed={shown}
        title={i18n.language === 'en' ? list.ruleEn : list.rule}
        onClick={() => openDrawer(store, 'table', list.id)}
      >
        <span>
          {titleIn(i18n.language, list)}
          {setAside > 0 && (
            <small className="secondary"> {t('kit.aside', { count: setAside })}</small>
          )}
        </span>
        <span className="small secondary">{t(`today.kinds.${list.kind}`)}</span>
        <strong className="today-count">{exactNumber(count)}</strong>
      </button>
    </li>
  );
}
