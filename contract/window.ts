import type { ErrorShape } from './errors.ts';
import type { ExportGrant } from './imports.ts';
import type { MapInfo } from './maps.ts';
import type { SceneState } from './scene.ts';

/** Interface languages (界面语言). */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Ways to use the window; wall (大屏) and briefing (汇报) come later. */
export const MODES = ['analyst'] as const;
export type Mode = (typeof MODES)[number];

/** Prepared views for pictures: the district from above, a street with rooms, a building card with its matrix. */
export const PICTURE_VIEWS = ['above', 'street', 'card'] as const;
export type PictureView = (typeof PICTURE_VIEWS)[number];

/** What the native menu asks the page to do. */
export type MenuCommand =
  | 'camera.home'
  | 'camera.north'
  | 'search'
  | 'panel.left'
  | 'panel.right'
  | 'appearance'
  | 'import';

/** How the data host's process is doing, as the window shows it. */
export type HostProcessState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'restarting'; readonly sentence: string }
  | { readonly kind: 'failed'; readonly error: ErrorShape };

/** What main tells the page. Arrives as `message` events of the page's own window. */
export type WindowMessage =
  /** `event.ports[0]` is a fresh port to the data host; an earlier one is dead. */
  | { readonly type: 'twin-host-port' }
  | { readonly type: 'twin-host-state'; readonly state: HostProcessState }
  /** The same of the import host. */
  | { readonly type: 'twin-import-port' }
  | { readonly type: 'twin-import-state'; readonly state: HostProcessState }
  /** Files the person dropped or chose may now be read by the import host. */
  | { readonly type: 'twin-exports'; readonly grant: ExportGrant }
  /** A folder the person chose to write to. */
  | { readonly type: 'twin-folder'; readonly grant: ExportGrant }
  /** The map files of this workstation; `added` is the one just chosen, `error` why none was. */
  | {
      readonly type: 'twin-maps';
      readonly maps: readonly MapInfo[];
      readonly added?: string;
      readonly error?: ErrorShape;
    }
  | { readonly type: 'twin-view'; readonly view: PictureView }
  /** Puts the window into a view at once, or changes part of it; what does not fit the schema is ignored. */
  | { readonly type: 'twin-scene'; readonly scene: Partial<SceneState> }
  | { readonly type: 'twin-menu'; readonly command: MenuCommand }
  | { readonly type: 'twin-language'; readonly language: Language };

/** A sheet the page shows is to be printed, or saved as a PDF under a name the person confirms. */
export interface PrintOrder {
  readonly to: 'printer' | 'pdf';
  /** Proposed name of the file, without ending. */
  readonly name: string;
  readonly landscape: boolean;
}

/** `window.twin`: the only thing the preload script puts into the page. */
export interface TwinBridge {
  readonly mode: Mode;
  /** Language the window starts in. */
  readonly language: Language;
  /** True when the window only draws pictures. */
  readonly pictures: boolean;
  /** Asks main for a port to the data host; call it once the page listens for `WindowMessage`. */
  connect(): void;
  /** Tells main that the person switched the language, so that the native menu follows. */
  languageChanged(language: Language): void;
  /** Asks main for a port to the import host, which is started by the first request. */
  connectImports(): void;
  /** Opens the system's dialog for exports; what is chosen arrives as `twin-exports`. */
  chooseExports(kind: 'folder' | 'files'): void;
  /** Hands over files or folders the person dropped on the window; they arrive as `twin-exports`. */
  dropExports(files: readonly File[]): void;
  /** Opens the system's dialog for the inbox folder, or stops watching it. */
  chooseInbox(action: 'choose' | 'forget'): void;
  /** Opens the system's dialog for a folder to write to; what is chosen arrives as `twin-folder`. */
  chooseFolder(): void;
  /** Shows rejects.xlsx of a batch in the system's file manager. */
  showRejects(batch: string): void;
  /** Asks for the map files of this workstation; they arrive as `twin-maps`, now and after each change. */
  connectMaps(): void;
  /** Opens the system's dialog for a map file (MBTiles). */
  chooseMap(): void;
  /** Takes a map file off the list; the file stays where it is. */
  removeMap(id: string): void;
  /** Prints what the page's print style shows. */
  printSheet(order: PrintOrder): void;
}
