import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint();

async function rulesBroken(filePath: string, code: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return result?.messages.map((message) => message.ruleId ?? message.message) ?? [];
}

const ARROW = 'boundaries/dependencies';
const RESTRICTED = 'no-restricted-imports';

describe('arrows between layers', () => {
  it.each([
    ['renderer/probe.ts', "export { openReader } from '../data/driver/sqlite.ts';", ARROW],
    ['renderer/probe.ts', "export type { ReadDb } from '../data/driver/port.ts';", ARROW],
    ['renderer/probe.ts', "export { readFile } from 'node:fs';", ARROW],
    ['importers/probe.ts', "export * from '../tiles/tile-handler.ts';", ARROW],
    ['contract/probe.ts', "export { readFile } from 'node:fs';", ARROW],
    ['contract/probe.ts', "export type { ReadDb } from '../data/driver/port.ts';", ARROW],
    ['electron/probe.ts', "export { createTwinStore } from '../renderer/store.ts';", ARROW],
    ['data/probe.ts', "import sqlite3 from 'sqlite3';\nexport const driver = sqlite3;", RESTRICTED],
    ['data/probe.ts', "import { app } from 'electron';\nexport const name = app;", RESTRICTED],
    [
      'electron/probe.ts',
      "import { ipcMain } from 'electron';\nexport const ipc = ipcMain;",
      RESTRICTED,
    ],
    [
      'renderer/scene/probe.ts',
      "import { useState } from 'react';\nexport const use = useState;",
      RESTRICTED,
    ],
  ])('refuses in %s: %s', async (filePath, code, rule) => {
    expect(await rulesBroken(filePath, code)).toContain(rule);
  });

  it.each([
    ['renderer/probe.ts', "export type { ErrorShape } from '../contract/errors.ts';"],
    ['tiles/probe.ts', "export type { ReadDb } from '../data/driver/port.ts';"],
    ['data/probe.ts', "export { readFile } from 'node:fs';"],
    ['contract/probe.ts', "export { z } from 'zod';"],
    ['electron/probe.ts', "import { app } from 'electron';\nexport const name = app;"],
    ['data/driver/probe.ts', "import sqlite3 from 'sqlite3';\nexport const driver = sqlite3;"],
  ])('allows in %s: %s', async (filePath, code) => {
    expect(await rulesBroken(filePath, code)).toEqual([]);
  });
});
