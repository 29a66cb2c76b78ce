import { ConfigProvider } from 'antd';
import enUs from 'antd/locale/en_US';
import zhCn from 'antd/locale/zh_CN';
import type { i18n } from 'i18next';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { HostClient } from '../../contract/host.ts';
import type { Language } from '../../contract/window.ts';
import { TwinProvider, useTwin } from '../host/host-context.tsx';
import type { TwinStore } from '../store.ts';
import { antdTheme } from '../theme/antd-theme.ts';
import { applyTokens } from '../theme/tokens.ts';
import { writePreferences } from './preferences.ts';
import { ScaleContext } from './scale-context.ts';
import { WindowFrame } from './window-frame.tsx';
import '../theme/base.css';

interface AppProps {
  readonly store: TwinStore;
  readonly client: HostClient;
  readonly words: i18n;
  readonly startScale: number;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  /** The person chose another language. */
  readonly onLanguage: (language: Language) => void;
}

/** The whole page: language, theme and scale around the window. */
export function App({ store, client, words, ...rest }: AppProps) {
  return (
    <I18nextProvider i18n={words}>
      <TwinProvider twin={{ store, client }}>
        <Dressed words={words} {...rest} />
      </TwinProvider>
    </I18nextProvider>
  );
}

function Dressed({ words, startScale, searchRef, onLanguage }: Omit<AppProps, 'store' | 'client'>) {
  const language = useTwin((state) => state.scene.language);
  const appearance = useTwin((state) => state.scene.appearance);
  const quality = useTwin((state) => state.quality);
  const [scale, setScale] = useState(startScale);
  useLayoutEffect(
    () => applyTokens(document.documentElement, appearance, scale),
    [appearance, scale],
  );
  useLayoutEffect(() => {
    void words.changeLanguage(language);
    document.documentElement.lang = language;
    document.documentElement.dataset['lang'] = language;
    onLanguage(language);
  }, [words, language, onLanguage]);
  useEffect(
    () => writePreferences(localStorage, { appearance, scale, quality }),
    [appearance, scale, quality],
  );
  const theme = useMemo(() => antdTheme(appearance, scale), [appearance, scale]);
  const scaling = useMemo(() => ({ scale, setScale }), [scale]);
  return (
    <ConfigProvider theme={theme} locale={language === 'en' ? enUs : zhCn} button={PLAIN_BUTTONS}>
      <Mirror />
      <ScaleContext.Provider value={scaling}>
        <WindowFrame searchRef={searchRef} />
      </ScaleContext.Provider>
    </ConfigProvider>
  );
}

const PLAIN_BUTTONS = { autoInsertSpace: false };

/** Mirrors what tests and pictures wait for on the page's root element, and names the window; draws nothing. */
function Mirror(): null {
  const ready = useTwin((state) => state.sceneReady);
  const host = useTwin((state) => state.host.kind);
  const title = useTwin(({ snapshot, scene }) =>
    scene.language === 'en' ? snapshot?.profile.titleEn : snapshot?.profile.title,
  );
  const synthetic = useTwin((state) => state.snapshot?.synthetic === true);
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset['scene'] = ready ? 'ready' : 'loading';
    dataset['host'] = host;
  }, [ready, host]);
  useEffect(() => {
    if (title) document.title = synthetic ? `${title} · 演示数据·虚构` : title;
  }, [title, synthetic]);
  return null;
}
