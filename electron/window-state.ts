import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '../contract/window.ts';

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(400),
  height: z.number().int().min(300),
});
export type Bounds = z.infer<typeof boundsSchema>;

const windowStateSchema = z.object({
  bounds: boundsSchema.optional(),
  maximized: z.boolean().optional(),
  language: z.enum(LANGUAGES).optional(),
  /** 收件文件夹 of the import desk. */
  inbox: z.string().optional(),
});

/** What a window remembers for the next start. */
export type WindowState = z.infer<typeof windowStateSchema>;

/** Reads the remembered state; a missing or damaged file is a first start. */
export function readWindowState(file: string): WindowState {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

/** Writes it by renaming, so that a crash leaves the old one. */
export function writeWindowState(file: string, state: WindowState): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}

/** The remembered bounds where at least their title bar is on one of the displays; otherwise undefined. */
export function boundsOnDisplays(
  bounds: Bounds | undefined,
  displays: readonly Bounds[],
): Bounds | undefined {
  if (!bounds) return undefined;
  const middle = bounds.x + bounds.width / 2;
  const reachable = displays.some(
    ({ x, y, width, height }) =>
      middle >= x && middle < x + width && bounds.y >= y && bounds.y < y + height,
  );
  return reachable ? bounds : undefined;
}
