import { crsTitle } from '../../../contract/crs-titles.ts';
import { useSaid } from '../../format/error-text.ts';

/** A coordinate system as people call it, with its code, in the interface's language. */
export function useCrsTitle(): (label: string) => string {
  const said = useSaid();
  return (label) => said(crsTitle(label));
}
