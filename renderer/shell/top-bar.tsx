import { Tooltip } from 'antd';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { minuteText } from '../format/dates.ts';
import { useTwin, useTwinStore } from '../host/host-context.tsx';
import { useSnapshot } from '../host/use-snapshot.ts';
import { SearchBox } from '../panels/search/search-box.tsx';
import { AccountMenu } from './account-menu.tsx';
import { SettingsMenu } from './settings-menu.tsx';
import { SyntheticMarker } from './synthetic-marker.tsx';
import { usePanels } from './use-panels.ts';
import { toggleAppearance, toggleLanguage } from './view-changes.ts';
import { IconButton } from '../parts/icon-button.tsx';

/** Title, search, as-of date, role, theme and language. */
export function TopBar({ searchRef }: { readonly searchRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const { compact } = usePanels();
  const loaded = useTwin((state) => state.snapshot !== undefined);
  return (
    <header className="top-bar" aria-label={t('bar.region')}>
      <div className="top-bar-title">
        <Title />
        <SyntheticMarker />
      </div>
      {loaded ? <SearchBox inputRef={searchRef} /> : <span />}
      <div className="top-bar-end">
        {!compact && <AsOf />}
        <AccountMenu />
        <Switches />
      </div>
    </header>
  );
}

function Title() {
  const { i18n } = useTranslation();
  const profile = useSnapshot()?.profile;
  const title = i18n.language === 'en' ? profile?.titleEn : profile?.title;
  return <h1 title={title}>{title ?? 'Haishu Twin'}</h1>;
}

function AsOf() {
  const { t } = useTranslation();
  const snapshot = useSnapshot();
  if (!snapshot) return null;
  const { id, publishedAt, asOf } = snapshot;
  return (
    <Tooltip title={t('bar.asOfNote', { id, time: minuteText(publishedAt) })}>
      <span className="top-bar-as-of">{t('bar.asOf', { date: asOf })}</span>
    </Tooltip>
  );
}

function Switches() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const appearance = useTwin((state) => state.scene.appearance);
  const label = appearance === 'dark' ? t('bar.toLight') : t('bar.toDark');
  return (
    <>
      <IconButton
        icon={appearance === 'dark' ? 'day' : 'night'}
        label={label}
        onClick={() => toggleAppearance(store)}
      />
      <SettingsMenu />
      <button type="button" className="top-bar-language" onClick={() => toggleLanguage(store)}>
        {t('bar.language')}
      </button>
    </>
  );
}
