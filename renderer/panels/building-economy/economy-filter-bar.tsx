import { useTranslation } from 'react-i18next';
import { useTwin } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { areaName } from '../../format/area-name.ts';
import { FilterBar } from '../../parts/kit/filter-bar.tsx';
import { useEconomyFilter } from './use-economy-filter.ts';
import { sectionText } from './words.ts';

/** What the figures are limited to. */
export function EconomyFilterBar() {
  const { t } = useTranslation();
  const { used, filter } = useEconomyFilter();
  const language = useTwin((state) => state.scene.language);
  const streets = useSnapshot()?.profile.streets ?? [];
  const { streetCode, areaCode, commercialId, placeClass, section } = filter;
  const chips = [
    { id: 'street', text: areaName(streets, streetCode) },
    { id: 'area', text: areaName(streets, areaCode) },
    { id: 'building', text: commercialId },
    { id: 'class', text: placeClass && t(`economy.classes.${placeClass}`) },
    { id: 'section', text: section === undefined ? undefined : sectionText(t, section, language) },
  ].flatMap(({ id, text }) =>
    text === undefined ? [] : [{ id, text, remove: () => used.choose(id, []) }],
  );
  return <FilterBar chips={chips} clear={used.clear} />;
}
