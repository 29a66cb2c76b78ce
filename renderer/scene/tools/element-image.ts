const XHTML = 'http://www.w3.org/1999/xhtml';

/** A picture of an element as it stands in the window, with its styles; anything it loads from elsewhere is left out. */
export async function elementImage(element: HTMLElement): Promise<HTMLImageElement> {
  const { width, height } = element.getBoundingClientRect();
  const copy = styledCopy(element);
  copy.setAttribute('xmlns', XHTML);
  for (const [name, value] of Object.entries(AT_ITS_CORNER)) copy.style.setProperty(name, value);
  copy.style.setProperty('width', `${width}px`);
  copy.style.setProperty('height', `${height}px`);
  const markup = new XMLSerializer().serializeToString(copy);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${markup}</foreignObject></svg>`;
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

const AT_ITS_CORNER = {
  position: 'relative',
  inset: 'auto',
  margin: '0',
  transform: 'none',
  'box-sizing': 'border-box',
};

function styledCopy(element: HTMLElement): HTMLElement {
  const copy = element.cloneNode(true) as HTMLElement;
  const originals = [element, ...element.querySelectorAll<HTMLElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<HTMLElement>('*')];
  originals.forEach((original, at) => {
    const { style } = copies[at] as HTMLElement;
    const computed = getComputedStyle(original);
    for (const name of computed) style.setProperty(name, computed.getPropertyValue(name));
  });
  return copy;
}
