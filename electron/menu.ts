import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import {
  LANGUAGES,
  type Language,
  type MenuCommand,
  type WindowMessage,
} from '../contract/window.ts';
import { CHANNELS } from './channels.ts';
import { type Words, words } from './words.ts';

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '简体中文', en: 'English' };

/** Puts the native menu (菜单) in a language over the window. */
export function setMenu(
  window: BrowserWindow,
  language: Language,
  onLanguage: (language: Language) => void,
): void {
  const text = words(language);
  const send = (message: WindowMessage): void =>
    window.webContents.postMessage(CHANNELS.toPage, message);
  const item = (
    label: string,
    command: MenuCommand,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label,
    ...(accelerator ? { accelerator } : {}),
    click: () => send({ type: 'twin-menu', command }),
  });
  const choose = (chosen: Language): void => {
    send({ type: 'twin-language', language: chosen });
    onLanguage(chosen);
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: text.file,
        submenu: [item(text.import, 'import', 'CmdOrCtrl+I'), { label: text.quit, role: 'quit' }],
      },
      editMenu(text, item(text.search, 'search', 'CmdOrCtrl+F')),
      viewMenu(text, item),
      languageMenu(text, language, choose),
      { label: text.help, submenu: [{ label: text.about, role: 'about' }] },
    ]),
  );
  app.setAboutPanelOptions({ applicationName: text.title, applicationVersion: app.getVersion() });
}

function editMenu(text: Words, search: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    label: text.edit,
    submenu: [
      { label: text.undo, role: 'undo' },
      { label: text.redo, role: 'redo' },
      { type: 'separator' },
      { label: text.cut, role: 'cut' },
      { label: text.copy, role: 'copy' },
      { label: text.paste, role: 'paste' },
      { label: text.selectAll, role: 'selectAll' },
      { type: 'separator' },
      search,
    ],
  };
}

function viewMenu(
  text: Words,
  item: (label: string, command: MenuCommand, accelerator?: string) => MenuItemConstructorOptions,
): MenuItemConstructorOptions {
  return {
    label: text.view,
    submenu: [
      item(text.home, 'camera.home'),
      item(text.north, 'camera.north'),
      { type: 'separator' },
      item(text.leftPanel, 'panel.left'),
      item(text.rightPanel, 'panel.right'),
      item(text.appearance, 'appearance'),
      { type: 'separator' },
      { label: text.zoomIn, role: 'zoomIn' },
      { label: text.zoomOut, role: 'zoomOut' },
      { label: text.zoomReset, role: 'resetZoom' },
      { label: text.fullScreen, role: 'togglefullscreen' },
    ],
  };
}

function languageMenu(
  text: Words,
  current: Language,
  choose: (language: Language) => void,
): MenuItemConstructorOptions {
  return {
    label: text.language,
    submenu: LANGUAGES.map((language) => ({
      label: LANGUAGE_NAMES[language],
      type: 'radio',
      checked: language === current,
      click: () => choose(language),
    })),
  };
}
