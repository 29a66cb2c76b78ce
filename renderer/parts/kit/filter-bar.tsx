import { useTranslation } from 'react-i18next';
import { Icon } from '../../icons.tsx';
import './kit.css';

interface FilterBarProps {
  /** Chosen values as they read, with what taking one out does. */
  readonly chips: readonly {
    readonly id: string;
    readonly text: string;
    readonly remove: () => void;
  }[];
  readonly clear: () => void;
}

/** What the figures below are limited to; each limit can be taken away. Nothing where there is none. */
export function FilterBar({ chips, clear }: FilterBarProps) {
  const { t } = useTranslation();
  if (chips.length === 0) return null;
  return (
    <div className="filter-bar" role="group" aria-label={t('kit.filter.region')}>
      {chips.map(({ id, text, remove }) => (
        <button
          key={id}
          type="button"
          className="filter-chip"
          aria-label={t('kit.filter.remove', { text })}
          onClick={remove}
        >
          {text}
          <Icon name="close" />
        </button>
      ))}
      <button type="button" className="link small" onClick={clear}>
        {t('kit.filter.clear')}
      </button>
    </div>
  );
}
