import { contextBridge, ipcRenderer } from 'electron';
import type { Language, Mode, TwinBridge, WindowMessage } from '../../contract/window.ts';
import { CHANNELS, readWindowArguments } from '../channels.ts';
import { pathOfFile } from './dropped-files.ts';

const ORIGIN = 'app://twin';

/** Hands main's messages and ports on to the page; a port cannot cross the context bridge otherwise. */
ipcRenderer.on(CHANNELS.toPage, (event, message: WindowMessage) => {
  window.postMessage(message, ORIGIN, [...event.ports]);
});

const started = readWindowArguments(process.argv);

const bridge: TwinBridge = {
  mode: started.mode satisfies Mode,
  language: started.language,
  pictures: started.pictures,
  connect: () => ipcRenderer.send(CHANNELS.connect),
  languageChanged: (language: Language) => ipcRenderer.send(CHANNELS.languageChanged, language),
  connectImports: () => ipcRenderer.send(CHANNELS.connectImports),
  chooseExports: (kind) => ipcRenderer.send(CHANNELS.chooseExports, kind),
  dropExports: (files) =>
    ipcRenderer.send(CHANNELS.dropExports, files.map(pathOfFile).filter(Boolean)),
  chooseInbox: (action) => ipcRenderer.send(CHANNELS.chooseInbox, action),
  chooseFolder: () => ipcRenderer.send(CHANNELS.chooseFolder),
  showRejects: (batch) => ipcRenderer.send(CHANNELS.showRejects, batch),
  connectMaps: () => ipcRenderer.send(CHANNELS.connectMaps),
  chooseMap: () => ipcRenderer.send(CHANNELS.chooseMap),
  removeMap: (id) => ipcRenderer.send(CHANNELS.removeMap, id),
  printSheet: (order) => ipcRenderer.send(CHANNELS.printSheet, order),
};

contextBridge.exposeInMainWorld('twin', bridge);
