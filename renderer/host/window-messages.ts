import { createPortClient, fromWebPort } from '../../contract/port-client.ts';
import type { ErrorShape } from '../../contract/errors.ts';
import type { ExportGrant } from '../../contract/imports.ts';
import type { MenuCommand, PictureView, WindowMessage } from '../../contract/window.ts';
import type { TwinStore } from '../store.ts';
import { changeScene } from '../store.ts';
import { takeMaps } from '../maps.ts';
import { showScene } from './show-scene.ts';
import type { HostLink } from './host-link.ts';

/** What the page does with messages that are not about the data host. */
export interface WindowActions {
  readonly showView: (view: PictureView) => void;
  readonly command: (command: MenuCommand) => void;
  /** The way to the import host. */
  readonly imports: HostLink;
  /** It cannot be started. */
  readonly importsFailed: (error: ErrorShape) => void;
  /** The person gave files to import. */
  readonly takeExports: (grant: ExportGrant) => void;
  /** The person chose a folder to write to. */
  readonly takeFolder: (grant: ExportGrant) => void;
}

/** Listens to main's messages: fresh ports, the host's state, menu, language, prepared views. Gives back how to stop. */
export function receiveWindowMessages(
  page: Window,
  store: TwinStore,
  link: HostLink,
  actions: WindowActions,
): () => void {
  const receive = (event: MessageEvent<unknown>): void => {
    if (event.source !== page || !isWindowMessage(event.data)) return;
    obey(event.data, event.ports[0]);
  };

  function obey(message: WindowMessage, port: MessagePort | undefined): void {
    switch (message.type) {
      case 'twin-host-port':
        if (port) connect(store, link, port);
        return;
      case 'twin-host-state':
        if (message.state.kind === 'restarting' || message.state.kind === 'failed') link.lose();
        store.setState({ host: message.state });
        return;
      case 'twin-import-port':
        if (port) actions.imports.attach(createPortClient(fromWebPort(port)));
        return;
      case 'twin-import-state':
        if (message.state.kind === 'restarting' || message.state.kind === 'failed')
          actions.imports.lose();
        if (message.state.kind === 'failed') actions.importsFailed(message.state.error);
        return;
      case 'twin-exports':
        return actions.takeExports(message.grant);
      case 'twin-folder':
        return actions.takeFolder(message.grant);
      case 'twin-maps':
        return takeMaps(store, message);
      case 'twin-view':
        return actions.showView(message.view);
      case 'twin-scene':
        return showScene(store, message.scene);
      case 'twin-menu':
        return actions.command(message.command);
      case 'twin-language':
        return changeScene(store, { language: message.language });
    }
  }

  page.addEventListener('message', receive);
  return () => page.removeEventListener('message', receive);
}

function connect(store: TwinStore, link: HostLink, port: MessagePort): void {
  link.attach(createPortClient(fromWebPort(port)));
  store.setState((state) => ({ host: { kind: 'ready' }, connections: state.connections + 1 }));
}

function isWindowMessage(data: unknown): data is WindowMessage {
  const type = (data as { readonly type?: unknown } | null)?.type;
  return typeof type === 'string' && type.startsWith('twin-');
}
