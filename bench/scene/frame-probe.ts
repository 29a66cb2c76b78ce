/** What one frame took and drew. */
export interface Frame {
  /** When its callback began, ms of the page's clock. */
  readonly begun: number;
  /** Until everything it draws is submitted, ms. */
  readonly submitting: number;
  /** Until the picture is finished, software rendering included, ms. */
  readonly whole: number;
  readonly draws: number;
  readonly vertices: number;
}

/** What the probe keeps in a page. */
export interface FrameProbe {
  frames: Frame[];
  /** How often the camera was moved to make the page draw. */
  moves: number;
  /** When port messages with more than 4 kB of packed numbers came, ms: themes, even of a small store. */
  largeMessages: number[];
  /** Keeps the next frame's pixels for `covered`. */
  keepPixels: string | undefined;
  readonly pixels: Record<string, Uint8Array>;
  readonly alive: Record<'textures' | 'buffers' | 'programs' | 'listeners', number>;
}

/**
 * Runs in a page before its scripts: counts what WebGL draws and times each animation frame that draws. It needs nothing
 * of the page under test, so that both pages are measured alike.
 */
export function installProbe(): void {
  const probe: FrameProbe = {
    frames: [],
    moves: 0,
    largeMessages: [],
    keepPixels: undefined,
    pixels: {},
    alive: { textures: 0, buffers: 0, programs: 0, listeners: 0 },
  };
  Object.assign(globalThis, { frameProbe: probe });
  type Any = Record<string, (...given: unknown[]) => unknown>;
  const after = (
    owner: object,
    name: string,
    then: (self: unknown, given: unknown[], result: unknown) => void,
  ) => {
    const methods = owner as Any;
    const original = methods[name];
    if (!original) return;
    methods[name] = function (this: unknown, ...given: unknown[]) {
      const result = original.apply(this, given);
      then(this, given, result);
      return result;
    };
  };
  const gl = WebGL2RenderingContext.prototype;
  let [draws, vertices] = [0, 0];
  let context: WebGL2RenderingContext | undefined;
  const bytes = new WeakMap<object, number>();
  const first = new WeakMap<object, { buffer: object; stride: number }>();
  const none = {};
  let [array, shape]: [object, object] = [none, none];
  after(gl, 'bindBuffer', (_self, [target, buffer]) => {
    if (target === 0x8892) array = (buffer as object | null) ?? none;
  });
  after(gl, 'bindVertexArray', (_self, [bound]) => {
    shape = (bound as object | null) ?? none;
  });
  after(gl, 'bufferData', (_self, [target, data]) => {
    const size = typeof data === 'number' ? data : (data as ArrayBufferView).byteLength;
    if (target === 0x8892) bytes.set(array, size);
  });
  after(gl, 'vertexAttribPointer', (_self, [index, size, type, , stride]) => {
    const width = type === 0x1406 ? 4 : type === 0x1400 || type === 0x1401 ? 1 : 2;
    const step = (stride as number) || (size as number) * width;
    if (index === 0) first.set(shape, { buffer: array, stride: step });
  });
  const count = (self: unknown) => {
    context = self as WebGL2RenderingContext;
    const { buffer, stride } = first.get(shape) ?? { buffer: none, stride: 1 };
    draws += 1;
    vertices += (bytes.get(buffer) ?? 0) / stride;
  };
  for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced'])
    after(gl, name, count);
  const alive = probe.alive;
  for (const [kind, name] of [
    ['textures', 'Texture'],
    ['buffers', 'Buffer'],
    ['programs', 'Program'],
  ] as const) {
    after(gl, `create${name}`, () => (alive[kind] += 1));
    after(gl, `delete${name}`, () => (alive[kind] -= 1));
  }
  after(EventTarget.prototype, 'addEventListener', () => (alive.listeners += 1));
  after(EventTarget.prototype, 'removeEventListener', () => (alive.listeners -= 1));

  const large = (value: unknown): boolean => {
    if (ArrayBuffer.isView(value)) return value.byteLength > 4_000;
    return typeof value === 'object' && value !== null && Object.values(value).some(large);
  };
  const onMessage = ({ data }: MessageEvent<unknown>) => {
    if (large(data)) probe.largeMessages.push(performance.now());
  };
  const listen = MessagePort.prototype.addEventListener as (...given: unknown[]) => void;
  const heard = new WeakSet<object>();
  MessagePort.prototype.addEventListener = function (this: MessagePort, ...given: unknown[]) {
    if (given[0] === 'message' && !heard.has(this)) {
      heard.add(this);
      listen.call(this, 'message', onMessage);
    }
    listen.apply(this, given);
  };

  const keep = (gl2: WebGL2RenderingContext) => {
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl2;
    const whole = probe.keepPixels !== undefined;
    const pixels = new Uint8Array(whole ? width * height * 4 : 4);
    gl2.bindFramebuffer(gl2.FRAMEBUFFER, null);
    gl2.readPixels(
      0,
      0,
      whole ? width : 1,
      whole ? height : 1,
      gl2.RGBA,
      gl2.UNSIGNED_BYTE,
      pixels,
    );
    if (probe.keepPixels !== undefined) probe.pixels[probe.keepPixels] = pixels;
    probe.keepPixels = undefined;
  };
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    request((now) => {
      [draws, vertices] = [0, 0];
      const begun = performance.now();
      callback(now);
      if (draws === 0 || !context) return;
      const submitting = performance.now() - begun;
      keep(context);
      probe.frames.push({ begun, submitting, whole: performance.now() - begun, draws, vertices });
    });
}

/** Share of pixels that differ between two kept pictures. */
export function differingShare([one, other]: [string, string]): number {
  const { pixels } = (globalThis as unknown as { frameProbe: FrameProbe }).frameProbe;
  const [a, b] = [pixels[one], pixels[other]];
  if (!a || !b || a.length !== b.length)
    throw new Error(`No pictures ${one} and ${other} of one size.`);
  let differing = 0;
  for (let at = 0; at < a.length; at += 4) {
    const way =
      Math.abs((a[at] ?? 0) - (b[at] ?? 0)) +
      Math.abs((a[at + 1] ?? 0) - (b[at + 1] ?? 0)) +
      Math.abs((a[at + 2] ?? 0) - (b[at + 2] ?? 0));
    if (way > 6) differing += 1;
  }
  return differing / (a.length / 4);
}
