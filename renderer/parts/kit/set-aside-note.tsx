import { useTranslation } from 'react-i18next';

/** Says how many rows the figures above leave out (存疑未计入); nothing where there are none. */
export function SetAsideNote({ rows }: { readonly rows: number }) {
  const { t } = useTranslation();
  return rows === 0 ? null : (
    <p className="headlines-note small secondary">{t('kit.setAside', { count: rows })}</p>
  );
}
