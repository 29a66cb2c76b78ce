/**
 * What both ends of a port need of it: a browser's MessagePort, Node's and Electron's MessagePortMain differ in how
 * they are listened to and in what they transfer, so each has an adapter below.
 */
export interface PortLike {
  /** Sends plain data; `transfer` moves those buffers instead of copying them where the port can. */
  postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
  /** Starts delivery. One listener a port. */
  onMessage(listener: (message: unknown) => void): void;
  /** The other end went away. Browsers before Chromium 122 never tell; close such a port yourself. */
  onClose(listener: () => void): void;
  close(): void;
}

/** The part of a browser's MessagePort used here. */
export interface WebPort {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  addEventListener(
    type: 'message' | 'close',
    listener: (event: { readonly data: unknown }) => void,
  ): void;
  start(): void;
  close(): void;
}

/** The part of `node:worker_threads` MessagePort used here. */
export interface NodePort {
  postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  close(): void;
}

/** The part of Electron's MessagePortMain used here. It transfers ports only, so buffers are copied. */
export interface MainPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** Adapts a browser's MessagePort. */
export function fromWebPort(port: WebPort): PortLike {
  return {
    postMessage: (message, transfer) => port.postMessage(message, [...transfer]),
    onMessage(listener) {
      port.addEventListener('message', (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => port.addEventListener('close', () => listener()),
    close: () => port.close(),
  };
}

/** Adapts a MessagePort of Node's worker threads. */
export function fromNodePort(port: NodePort): PortLike {
  return {
    postMessage: (message, transfer) => port.postMessage(message, transfer),
    onMessage: (listener) => void port.on('message', listener),
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  };
}

/**
 * Adapts Electron's MessagePortMain. Its listener is called from a microtask: Electron emits inside a scope in which Node
 * looks for unhandled rejections before the microtasks that would handle them, so an async function that throws at once
 * would end the process.
 */
export function fromMainPort(port: MainPort): PortLike {
  return {
    postMessage: (message) => port.postMessage(message),
    onMessage(listener) {
      port.on('message', (event) => void Promise.resolve().then(() => listener(event.data)));
      port.start();
    },
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  };
}
