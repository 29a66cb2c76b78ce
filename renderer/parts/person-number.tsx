import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PersonCount } from '../../contract/queries/people.ts';
import { personCount } from '../format/numbers.ts';

/** A count of people, or `*` with the reason on hover. */
export function PersonNumber({ count }: { readonly count: PersonCount }) {
  const { t } = useTranslation();
  if ('value' in count) return <>{personCount(count)}</>;
  return (
    <Tooltip title={t('building.suppressed', { below: count.below })}>
      <span>{personCount(count)}</span>
    </Tooltip>
  );
}
