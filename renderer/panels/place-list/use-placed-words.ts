import { useTranslation } from 'react-i18next';
import {
  PLACED_WORDS_EN,
  PLACED_WORDS_ZH,
  type PlacedWords,
} from '../../../contract/address-words.ts';
import { useSnapshot } from '../../host/use-snapshot.ts';

/** Words of levels, methods and reasons in the interface's language. */
export function usePlacedWords(): PlacedWords {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? PLACED_WORDS_EN : PLACED_WORDS_ZH;
}

/** Written under a copy: what the places rest on. */
export function useProvenance(): string {
  const { t } = useTranslation();
  const { id = '', asOf = '', synthetic } = useSnapshot() ?? {};
  const text = t('placeList.provenance', { asOf, id });
  return synthetic ? `${text} · ${t('marker.synthetic')}` : text;
}
