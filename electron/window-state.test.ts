import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boundsOnDisplays, readWindowState, writeWindowState } from './window-state.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'window-state-'));
  file = path.join(folder, 'user', 'window-state.json');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('window state', () => {
  it('comes back as it was written', () => {
    const state = {
      bounds: { x: 10, y: 20, width: 1440, height: 900 },
      maximized: true,
      language: 'en' as const,
    };
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
  });

  it('is a first start without a file or with a damaged one', () => {
    expect(readWindowState(file)).toEqual({});
    writeWindowState(file, {});
    writeFileSync(file, '{"bounds": {"x": "left"}}');
    expect(readWindowState(file)).toEqual({});
  });
});

describe('boundsOnDisplays', () => {
  const display = { x: 0, y: 0, width: 1920, height: 1080 };

  it('keeps a window whose title bar can be reached', () => {
    const bounds = { x: -400, y: 40, width: 1440, height: 900 };
    expect(boundsOnDisplays(bounds, [display])).toBe(bounds);
  });

  it.each([
    { x: 2500, y: 40, width: 1440, height: 900 },
    { x: 100, y: -300, width: 1440, height: 900 },
  ])('drops a window that was on a display now gone (%o)', (bounds) => {
    expect(boundsOnDisplays(bounds, [display])).toBeUndefined();
  });
});
