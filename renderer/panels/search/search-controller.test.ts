import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TwinError } from '../../../contract/errors.ts';
import type { SearchHit } from '../../../contract/queries/search.ts';
import { SearchController } from './search-controller.ts';

const DELAY = 120;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('asking', () => {
  test('one question a pause, with the text trimmed', async () => {
    const { controller, asked } = searchOver({ 月湖: ['月湖'] });
    controller.input('月');
    controller.input(' 月湖 ');
    await vi.advanceTimersByTimeAsync(DELAY);
    expect(asked.map((question) => question.text)).toEqual(['月湖']);
    expect(controller.state()).toMatchObject({ status: 'done', open: true });
  });

  test('a newer question aborts the older and its late answer is dropped', async () => {
    const { controller, asked } = searchOver({ 月: ['月'], 月湖: ['月湖'] }, { answerAfter: 500 });
    controller.input('月');
    await vi.advanceTimersByTimeAsync(DELAY);
    controller.input('月湖');
    await vi.advanceTimersByTimeAsync(DELAY + 1000);
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(controller.state().hits.map((hit) => hit.title)).toEqual(['月湖']);
  });

  test('an empty box asks nothing and shows nothing', async () => {
    const { controller, asked } = searchOver({});
    controller.input('   ');
    await vi.advanceTimersByTimeAsync(DELAY);
    expect(asked).toEqual([]);
    expect(controller.state().status).toBe('idle');
  });

  test('a failure is kept with its sentence', async () => {
    const controller = new SearchController(async function* () {
      throw new TwinError('busy', '数据服务正在重新启动');
    }, DELAY);
    controller.input('月湖');
    await vi.advanceTimersByTimeAsync(DELAY);
    expect(controller.state()).toMatchObject({
      status: 'failed',
      error: { sentence: '数据服务正在重新启动' },
    });
  });
});

describe('answers in parts', () => {
  let find = (): void => undefined;
  const persons = new Promise<void>((resolve) => {
    find = resolve;
  });
  const controller = new SearchController(async function* () {
    yield ['月湖', '月湖公园'].map(place);
    await persons;
    yield ['月湖', '月湖西区', '月湖公园'].map(place);
  }, DELAY);

  test('the first part can be chosen from, and the highlighted hit stays highlighted in the next', async () => {
    controller.input('月湖');
    await vi.advanceTimersByTimeAsync(DELAY);
    expect(controller.state()).toMatchObject({ status: 'partly', active: -1 });
    expect(controller.key('Enter', false)).toMatchObject({ title: '月湖' });
    controller.key('ArrowUp', false);
    find();
    await vi.advanceTimersByTimeAsync(0);
    expect(controller.state()).toMatchObject({ status: 'done', active: 2 });
    expect(controller.key('Enter', false)).toMatchObject({ title: '月湖公园' });
  });
});

describe('input method', () => {
  test('composing letters ask nothing; the finished 汉字 do', async () => {
    const { controller, asked } = searchOver({ 月湖: ['月湖'] });
    controller.compositionStart();
    for (const letters of ['y', 'yu', 'yue', 'yueh']) controller.input(letters);
    await vi.advanceTimersByTimeAsync(DELAY * 10);
    expect(asked).toEqual([]);
    controller.compositionEnd('月湖');
    await vi.advanceTimersByTimeAsync(DELAY);
    expect(asked.map((question) => question.text)).toEqual(['月湖']);
  });

  test('a composition that starts during a question withdraws it', async () => {
    const { controller, asked } = searchOver({ 月: ['月'] }, { answerAfter: 500 });
    controller.input('月');
    await vi.advanceTimersByTimeAsync(DELAY);
    controller.compositionStart();
    expect(asked[0]?.signal.aborted).toBe(true);
  });

  test('Enter, Esc and arrows belong to the input method while it composes', async () => {
    const { controller } = searchOver({ 月湖: ['月湖', '月湖公园'] });
    controller.input('月湖');
    await vi.advanceTimersByTimeAsync(DELAY);
    controller.compositionStart();
    for (const key of ['Enter', 'Escape', 'ArrowDown'])
      expect(controller.key(key, false)).toBeUndefined();
    controller.compositionEnd('月湖');
    expect(controller.key('Enter', true)).toBeUndefined();
  });
});

describe('keys', () => {
  test('arrows go round the hits and Enter chooses', async () => {
    const { controller } = searchOver({ 月湖: ['月湖', '月湖公园', '月湖西区'] });
    controller.input('月湖');
    await vi.advanceTimersByTimeAsync(DELAY);
    controller.key('ArrowUp', false);
    expect(controller.state().active).toBe(2);
    controller.key('ArrowDown', false);
    controller.key('ArrowDown', false);
    expect(controller.key('Enter', false)).toMatchObject({ title: '月湖公园' });
  });

  test('Enter takes the best hit, but not one of an older question', async () => {
    const { controller } = searchOver(
      { 月湖: ['月湖'], 月湖公: ['月湖公园'] },
      { answerAfter: 300 },
    );
    controller.input('月湖');
    await vi.advanceTimersByTimeAsync(DELAY + 300);
    expect(controller.key('Enter', false)).toMatchObject({ title: '月湖' });
    controller.input('月湖公');
    expect(controller.key('Enter', false)).toBeUndefined();
    await vi.advanceTimersByTimeAsync(DELAY);
    expect(controller.key('Enter', false)).toBeUndefined();
  });

  test('Esc closes the list, then clears the box, then is nobody’s', async () => {
    const { controller } = searchOver({ 月湖: ['月湖'] });
    controller.input('月湖');
    await vi.advanceTimersByTimeAsync(DELAY);
    expect(controller.key('Escape', false)).toBe('handled');
    expect(controller.state()).toMatchObject({ open: false, text: '月湖' });
    expect(controller.key('Escape', false)).toBe('handled');
    expect(controller.state().text).toBe('');
    expect(controller.key('Escape', false)).toBeUndefined();
  });
});

interface Question {
  readonly text: string;
  readonly signal: AbortSignal;
}

function searchOver(
  answers: Readonly<Record<string, readonly string[]>>,
  { answerAfter = 0 }: { readonly answerAfter?: number } = {},
) {
  const asked: Question[] = [];
  const controller = new SearchController(async function* (text, signal) {
    asked.push({ text, signal });
    if (answerAfter > 0) await new Promise((resolve) => setTimeout(resolve, answerAfter));
    yield (answers[text] ?? []).map(place);
  }, DELAY);
  return { controller, asked };
}

function place(title: string): SearchHit {
  const nowhere = { buildingId: null, roomId: null, longitudeDegrees: null, latitudeDegrees: null };
  return { kind: 'place', id: title, title, detail: '地名', ...nowhere };
}
