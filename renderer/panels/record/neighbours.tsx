import { useTranslation } from 'react-i18next';
import type { Neighbour, NeighbourGroup } from '../../../contract/queries/records.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import type { SystemId } from '../../../contract/systems.ts';
import { fieldText, titleIn } from '../../format/fields.ts';
import { personalText } from '../../format/personal-text.ts';
import { useHost, useTwinStore } from '../../host/host-context.tsx';
import { openRecord } from '../../open-record.ts';

/** What belongs to a record in every system, each a way there. */
export function Neighbours({ groups }: { readonly groups: readonly NeighbourGroup[] }) {
  const { t } = useTranslation();
  const systems = [...new Set(groups.map(({ system }) => system))] as SystemId[];
  if (groups.length === 0) return null;
  return (
    <section>
      <h3>{t('kit.record.neighbours')}</h3>
      {systems.map((system) => (
        <section key={system} className="neighbours">
          <h4 className="small secondary">{t(`systems.${system}`)}</h4>
          {groups
            .filter((group) => group.system === system)
            .map((group) => (
              <Group key={`${group.relation} ${group.table}`} group={group} />
            ))}
        </section>
      ))}
    </section>
  );
}

function Group({ group }: { readonly group: NeighbourGroup }) {
  const { t, i18n } = useTranslation();
  const spec = tableSpec(group.table);
  const left = group.total - group.rows.length;
  return (
    <div className="neighbour-group">
      <p className="small">
        {titleIn(i18n.language, spec)}
        <span className="secondary">
          {' '}
          {t(`kit.record.relations.${group.relation}`)} · {group.total}
        </span>
      </p>
      <ul>
        {group.rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </ul>
      {left > 0 && <p className="small secondary">{t('kit.record.more', { count: left })}</p>}
    </div>
  );
}

function Row({ row }: { readonly row: Neighbour }) {
  const { i18n } = useTranslation();
  const store = useTwinStore();
  const host = useHost();
  const spec = tableSpec(row.table);
  const words = Object.entries(row.fields)
    .map(([name, value]) => fieldText(spec, name, value, i18n.language))
    .filter((text) => text !== undefined);
  return (
    <li>
      <button
        type="button"
        className="neighbour"
        onClick={() => void openRecord(store, host, { table: row.table, key: row.key })}
      >
        <span className="link">{personalText(row.title, i18n.language)}</span>
        <span className="small secondary">{words.join(' · ')}</span>
      </button>
    </li>
  );
}
