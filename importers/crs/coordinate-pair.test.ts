import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPairHeader, readPair } from './coordinate-pair.ts';

it('reads both coordinates of a cell however they are parted, east first', () => {
  const places = fc.tuple(
    fc.double({ min: 73.5, max: 134.9, noNaN: true }),
    fc.double({ min: 18.1, max: 53.4, noNaN: true }),
  );
  fc.assert(
    fc.property(places, ([east, north]) => {
      const [x, y] = [east.toFixed(6), north.toFixed(6)];
      const shapes = [`${x},${y}`, `${x}，${y}`, `${y}, ${x}`, `(${x};${y})`, `${x} ${y}`];
      shapes.push(`POINT(${x} ${y})`, `【${x}、${y}】`, `东经${x}，北纬${y}`);
      return shapes.every((text) => {
        const read = readPair(text);
        return read?.[0] === Number(x) && read[1] === Number(y);
      });
    }),
  );
  expect(readPair('121°33′02″E，29°52′11″N')?.map((each) => each.toFixed(6))).toEqual([
    '121.550556',
    '29.869722',
  ]);
  expect(readPair('648360.168,3306642.062')).toEqual([648360.168, 3306642.062]);
});

it.each(['121.54', '鼓楼', '121.54,29.87,3.2', '', null, 121.54])('is not made of %s', (cell) => {
  expect(readPair(cell)).toBeUndefined();
});

it('knows the headers of such columns', () => {
  for (const header of [
    '坐标',
    '经纬度',
    '百度坐标',
    '坐标(经度,纬度)',
    '经度,纬度',
    'lnglat',
    'gcj02坐标',
  ])
    expect(isPairHeader(header), header).toBe(true);
  for (const header of ['x坐标', '经度', '坐标系', '坐标来源', '纬度'])
    expect(isPairHeader(header), header).toBe(false);
});
