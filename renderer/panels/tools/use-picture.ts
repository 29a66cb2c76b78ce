import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useSecrecyLine } from '../../parts/kit/use-secrecy-line.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';

/** Saves the picture of the view, its title, as-of date and, for invented data, that it is so below it. */
export function usePicture(): () => void {
  const store = useTwinStore();
  const source = useSourceLine();
  return () =>
    store.setState({
      pictureRequest: { caption: source, fileName: `haishu-twin-${Date.now()}.png` },
    });
}

/** Words an export is written with, and where its figures come from. */
export interface ExportWords {
  readonly t: TFunction;
  readonly source: string;
}

/** Title, snapshot, as-of date and 密级, as every export carries them. */
function useSourceLine(): string {
  const snapshot = useSnapshot();
  const language = useTwin((state) => state.scene.language);
  const secrecy = useSecrecyLine();
  if (!snapshot) return '';
  const { profile, id, asOf, synthetic } = snapshot;
  const title = language === 'en' ? profile.titleEn : profile.title;
  const invented = language === 'en' ? 'Demo data, invented' : '演示数据·虚构';
  const until = language === 'en' ? `as of ${asOf}` : `数据截至 ${asOf}`;
  return [title, until, id, ...(synthetic ? [invented] : []), secrecy].join(' · ');
}

/** Words an export is written with. */
export function useExportWords(): ExportWords {
  const { t } = useTranslation();
  return { t, source: useSourceLine() };
}
