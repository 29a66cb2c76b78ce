/**
 * What every process has although it is not part of the language; only what the contract uses.
 * Other layers see their own platform's full declaration, not this one.
 */
interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
  throwIfAborted(): void;
}

/** A file the person dropped: the page only hands it on to the preload script, which knows its path. */
interface File {
  readonly name: string;
}
