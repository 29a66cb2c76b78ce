import { posix } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathWithin, pictureNames } from './picture-names.ts';

it.each([
  ['a.jpg', ['a.jpg']],
  ['照片/a.jpg; 照片/b, c.jpg；d.png', ['照片/a.jpg', '照片/b, c.jpg', 'd.png']],
  [' 无 ', []],
  ['-', []],
  [null, []],
])('the cell %j names %j', (cell, names) => {
  expect(pictureNames(cell)).toEqual(names);
});

it.each([
  ['照片\\2016\\a.jpg', '照片/2016/a.jpg'],
  ['./照片/../照片/a.jpg', '照片/a.jpg'],
  ['../a.jpg', undefined],
  ['照片/../../a.jpg', undefined],
  ['/etc/passwd', undefined],
  ['\\\\server\\share\\a.jpg', undefined],
  ['C:\\照片\\a.jpg', undefined],
  ['http://10.0.0.1/a.jpg', undefined],
  ['file:a.jpg', undefined],
  ['..', undefined],
])('%s is the path %s', (name, path) => {
  expect(pathWithin(name)).toBe(path);
});

it('no name leads out of its folder', () => {
  const part = fc.constantFrom('..', '.', '', 'a', '照片', '.. ', 'C:', '\\..', '/');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const path = pathWithin(parts.join('/'));
      if (path === undefined) return;
      expect(posix.resolve('/export/city', path).startsWith('/export/city/')).toBe(true);
    }),
  );
});
