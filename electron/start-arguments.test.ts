import { describe, expect, it } from 'vitest';
import { readStartArguments } from './start-arguments.ts';

describe('readStartArguments', () => {
  it('takes the app path and switches of Chromium among its own', () => {
    const argv = ['/app', '--no-sandbox', '--inspect=0', '--snapshot', '/s', '--language=en'];
    expect(readStartArguments(argv)).toEqual({
      snapshot: '/s',
      mode: 'analyst',
      language: 'en',
      pictures: undefined,
    });
  });

  it('says that wall and briefing come later', () => {
    expect(() => readStartArguments(['--mode', 'wall'])).toThrow(/come later.*--mode analyst/);
  });

  it('refuses a language it does not speak', () => {
    expect(() => readStartArguments(['--language', 'fr'])).toThrow(/zh-CN or en/);
  });
});
