import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { checkCode } from '../../contract/check-codes.ts';
import './parts.css';

/** What the checks found about a row, each in a sentence; the code is told on hover and focus. */
export function FlagNotes({ flags }: { readonly flags: readonly string[] }) {
  const { t, i18n } = useTranslation();
  if (flags.length === 0) return null;
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return (
    <span className="flagged">
      {t('lineage.flagged')}
      {flags.map((flag, at) => (
        <span key={flag}>
          {at > 0 && t('lineage.between')}
          <Tooltip title={t('lineage.code', { code: flag })}>
            <span className="defined" tabIndex={0} data-code={flag}>
              {checkCode(flag)?.[language] ?? flag}
            </span>
          </Tooltip>
        </span>
      ))}
    </span>
  );
}
