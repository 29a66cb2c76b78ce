import { useTranslation } from 'react-i18next';
import type { ToolResult } from '../../../contract/tools.ts';
import { useTwin } from '../../host/host-context.tsx';

/** What a person called a result, else its kind and number. */
export function useResultTitle(result: ToolResult): string {
  const { t } = useTranslation();
  const results = useTwin((state) => state.scene.results) ?? [];
  if (result.name !== undefined) return result.name;
  const same = results.filter(({ kind }) => kind === result.kind);
  const number = same.findIndex(({ id }) => id === result.id) + 1;
  return `${t(`sceneTools.kinds.${result.kind}`)} ${number}`;
}
