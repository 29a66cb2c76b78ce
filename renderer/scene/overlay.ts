/** A canvas above the scene that lets the pointer through. */
interface Overlay {
  readonly canvas: HTMLCanvasElement;
  /** Clears it at the container's size; coordinates of the pen are CSS pixels. */
  begin(): {
    readonly pen: CanvasRenderingContext2D;
    readonly width: number;
    readonly height: number;
  };
  /** Leaves it empty; costs nothing where it is. */
  clear(): void;
  remove(): void;
}

/** Puts a canvas over everything drawn in `container`; `role` names it for tests. */
export function createOverlay(container: HTMLElement, role: string): Overlay {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  canvas.dataset['role'] = role;
  canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none';
  container.append(canvas);
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  let empty = true;
  return {
    canvas,
    begin() {
      empty = false;
      const { clientWidth: width, clientHeight: height } = container;
      fit(canvas, Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio));
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.clearRect(0, 0, canvas.width, canvas.height);
      pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      return { pen, width, height };
    },
    clear() {
      if (empty) return;
      empty = true;
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.clearRect(0, 0, canvas.width, canvas.height);
    },
    remove: () => canvas.remove(),
  };
}

function fit(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
