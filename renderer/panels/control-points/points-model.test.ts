import { describe, expect, test } from 'vitest';
import { pastedPoints } from './paste-points.ts';
import {
  addRow,
  changeRow,
  completeRows,
  EMPTY_DRAFT,
  swapLocal,
  wishOf,
  withPasted,
} from './points-model.ts';

describe('control points as they are pasted', () => {
  test('a header says which column is north: X in Chinese survey', () => {
    const text = '点名\t本地X\t本地Y\t纬度\t经度\nI01\t3306.1\t648.2\t29.87\t121.54\n';
    expect(pastedPoints(text)).toEqual([
      { name: 'I01', fromNorth: '3306.1', fromEast: '648.2', toNorth: '29.87', toEast: '121.54' },
    ]);
  });

  test('without one they are name, local east and north, known east and north, by tabs, commas or spaces', () => {
    const point = {
      name: 'I01',
      fromEast: '648.2',
      fromNorth: '3306.1',
      toEast: '121.54',
      toNorth: '29.87',
    };
    expect(pastedPoints('I01\t648.2\t3306.1\t121.54\t29.87')).toEqual([point]);
    expect(pastedPoints('I01,648.2,3306.1,121.54,29.87\r\n')).toEqual([point]);
    expect(pastedPoints(' I01  648.2 3306.1  29.87 121.54 ')).toEqual([point]);
    expect(pastedPoints('648.2 3306.1 121.54 29.87')[0]).toMatchObject({ toEast: '121.54' });
  });

  test('a projected pair with north in front is turned', () => {
    const [point] = pastedPoints('I01 648.2 3306.1 3306123.4 648001.2');
    expect(point).toMatchObject({ toEast: '648001.2', toNorth: '3306123.4' });
  });
});

describe('the draft of a grid', () => {
  const pasted = pastedPoints('A 1 2 121.5 29.8\nB 3 4 121.6 29.9');

  test('takes pasted points in place of its empty rows and the system their numbers tell', () => {
    const draft = withPasted({ ...EMPTY_DRAFT, to: 'EPSG:4549' }, 0, pasted);
    expect(draft.rows.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(draft.to).toBe('EPSG:4490');
    const metres = withPasted(EMPTY_DRAFT, 0, pastedPoints('A 1 2 40648001.2 3306123.4'));
    expect(metres.to).toBe('EPSG:4528');
  });

  test('keeps complete rows when more are pasted below them', () => {
    const draft = addRow(withPasted(EMPTY_DRAFT, 0, pasted));
    const more = withPasted(draft, draft.rows[2]?.key ?? -1, pastedPoints('C 5 6 121.7 29.7'));
    expect(completeRows(more).map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    expect(new Set(more.rows.map(({ key }) => key)).size).toBe(more.rows.length);
  });

  test('asks for complete rows alone, those left out too, and names the nameless', () => {
    expect(wishOf(EMPTY_DRAFT)).toBeUndefined();
    const draft = withPasted(EMPTY_DRAFT, 0, pasted);
    const [first, second] = draft.rows.map(({ key }) => key) as [number, number];
    const left = changeRow(changeRow(draft, first, { name: '' }), second, { used: false });
    expect(wishOf(addRow(left))?.points.map(({ name, used }) => [name, used])).toEqual([
      ['1', true],
      ['B', false],
    ]);
  });

  test('swaps the local pair alone', () => {
    const [row] = swapLocal(withPasted(EMPTY_DRAFT, 0, pasted)).rows;
    expect(row).toMatchObject({ fromEast: '2', fromNorth: '1', toEast: '121.5', toNorth: '29.8' });
  });
});
