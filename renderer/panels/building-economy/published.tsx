import { useTranslation } from 'react-i18next';
import type { EconomyFigures } from '../../../contract/queries/building-economy.ts';
import { PUBLISHED_FIGURES } from '../../../contract/profile.ts';
import { headlineNumber } from '../../format/numbers.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { useEconomyFilter } from './use-economy-filter.ts';

/** The snapshot's figures beside those published of the district; only of the whole district, where its profile names any. */
export function PublishedSection({ figures }: { readonly figures: EconomyFigures }) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const published = useSnapshot()?.profile.published;
  const { filter } = useEconomyFilter();
  if (!published || Object.keys(filter).length > 0) return null;
  const rows = PUBLISHED_FIGURES.flatMap((name) => {
    const then = published.figures[name];
    return then === undefined ? [] : [{ name, own: figures[name], then }];
  });
  return (
    <PanelSection title={t('economy.published.title')}>
      <table className="published-figures small">
        <thead className="secondary">
          <tr>
            <th />
            <th>{t('economy.published.own')}</th>
            <th>{t('economy.published.then', { year: published.year })}</th>
            <th>{t('economy.published.ratio')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, own, then }) => (
            <tr key={name}>
              <th scope="row">{t(`economy.published.figures.${name}`)}</th>
              <td>{headlineNumber(own, language)}</td>
              <td>{headlineNumber(then, language)}</td>
              <td>{(own / then).toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small secondary">
        {t('economy.published.source', { source: published.source })}
      </p>
    </PanelSection>
  );
}
