import { expect, test } from 'vitest';
import { type PressedKey, shortcutOf } from './shortcuts.ts';

const PLAIN: PressedKey = {
  key: 'a',
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 65,
  defaultPrevented: false,
};

test('Ctrl+K and Cmd+K search, Esc steps back, other keys mean nothing', () => {
  expect(shortcutOf({ ...PLAIN, key: 'k', ctrlKey: true })).toBe('search');
  expect(shortcutOf({ ...PLAIN, key: 'K', metaKey: true })).toBe('search');
  expect(shortcutOf({ ...PLAIN, key: 'Escape' })).toBe('step-back');
  expect(shortcutOf({ ...PLAIN, key: 'k' })).toBeUndefined();
});

test('I enters a building, but not while somebody writes', () => {
  expect(shortcutOf({ ...PLAIN, key: 'i' })).toBe('enter-building');
  expect(shortcutOf({ ...PLAIN, key: 'i' }, true)).toBeUndefined();
  expect(shortcutOf({ ...PLAIN, key: 'i', ctrlKey: true })).toBeUndefined();
});

test('M shows the flat plan, but not while somebody writes', () => {
  expect(shortcutOf({ ...PLAIN, key: 'm' })).toBe('plan');
  expect(shortcutOf({ ...PLAIN, key: 'm' }, true)).toBeUndefined();
});

test('while an input method composes no key is a shortcut', () => {
  expect(shortcutOf({ ...PLAIN, key: 'Escape', isComposing: true })).toBeUndefined();
  expect(shortcutOf({ ...PLAIN, key: 'k', ctrlKey: true, isComposing: true })).toBeUndefined();
  expect(shortcutOf({ ...PLAIN, key: 'Escape', keyCode: 229 })).toBeUndefined();
});

test('a key that a control used is not used twice', () => {
  expect(shortcutOf({ ...PLAIN, key: 'Escape', defaultPrevented: true })).toBeUndefined();
});
