import type { Language } from '../contract/window.ts';

/** What main itself says: menus and the sentences shown when the page cannot say them. */
export interface Words {
  readonly title: string;
  readonly file: string;
  readonly import: string;
  readonly quit: string;
  readonly edit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly search: string;
  readonly view: string;
  readonly home: string;
  readonly north: string;
  readonly leftPanel: string;
  readonly rightPanel: string;
  readonly appearance: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly zoomReset: string;
  readonly fullScreen: string;
  readonly language: string;
  readonly help: string;
  readonly about: string;
  readonly secondInstance: string;
  readonly hostRestarting: string;
  readonly hostGivenUp: string;
  readonly chooseExports: string;
  readonly chooseInbox: string;
  readonly chooseFolder: string;
  readonly tables: string;
  readonly chooseMap: string;
  readonly maps: string;
}

const ZH: Words = {
  title: '海曙孪生',
  file: '文件',
  import: '导入…',
  quit: '退出',
  edit: '编辑',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  search: '搜索',
  view: '视图',
  home: '全区视角',
  north: '正北朝上',
  leftPanel: '左侧面板',
  rightPanel: '右侧面板',
  appearance: '深色/浅色',
  zoomIn: '放大界面',
  zoomOut: '缩小界面',
  zoomReset: '界面原大',
  fullScreen: '全屏',
  language: '语言',
  help: '帮助',
  about: '关于',
  secondInstance: '海曙孪生已经打开，已切换到那个窗口。',
  hostRestarting: '数据进程已停止，正在重新启动，稍候会自动恢复。',
  hostGivenUp:
    '数据进程一再停止，已不再重启。请关闭窗口后重新打开；若仍如此，请用 twin verify 检查快照。',
  chooseExports: '选择部门导出的数据',
  chooseInbox: '选择收件文件夹',
  chooseFolder: '选择写出到的文件夹',
  tables: '表格与图形文件',
  chooseMap: '选择影像或地形文件（MBTiles）',
  maps: '影像与地形（MBTiles）',
};

const EN: Words = {
  title: 'Haishu Twin',
  file: 'File',
  import: 'Import…',
  quit: 'Quit',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  search: 'Search',
  view: 'View',
  home: 'Whole district',
  north: 'North up',
  leftPanel: 'Left panel',
  rightPanel: 'Right panel',
  appearance: 'Dark/light',
  zoomIn: 'Larger interface',
  zoomOut: 'Smaller interface',
  zoomReset: 'Interface at 100 %',
  fullScreen: 'Full screen',
  language: 'Language',
  help: 'Help',
  about: 'About',
  secondInstance: 'Haishu Twin is already open; its window was brought to the front.',
  hostRestarting: 'The data process stopped and is being restarted; the window recovers by itself.',
  hostGivenUp:
    'The data process stopped again and again and is no longer restarted. Close the window and open it again; if that does not help, check the snapshot with twin verify.',
  chooseExports: 'Choose exports of departments',
  chooseInbox: 'Choose the inbox folder',
  chooseFolder: 'Choose the folder to write to',
  tables: 'Tables and shapes',
  chooseMap: 'Choose a file of imagery or terrain (MBTiles)',
  maps: 'Imagery and terrain (MBTiles)',
};

/** Main's words in a language. */
export function words(language: Language): Words {
  return language === 'en' ? EN : ZH;
}
