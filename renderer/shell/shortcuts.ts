/** What a key pressed anywhere in the window means. */
export type Shortcut = 'search' | 'step-back' | 'enter-building' | 'plan';

/** The part of a keyboard event that decides. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
  /** 229 while an input method has the key, in every Chromium. */
  readonly keyCode: number;
  readonly defaultPrevented: boolean;
}

/** Ctrl+K searches, Esc steps back, I enters the selected building, M shows the flat plan; nothing while an input method composes or when a control used the key. */
export function shortcutOf(pressed: PressedKey, typing = false): Shortcut | undefined {
  if (pressed.isComposing || pressed.keyCode === 229 || pressed.defaultPrevented) return undefined;
  if ((pressed.ctrlKey || pressed.metaKey) && pressed.key.toLowerCase() === 'k') return 'search';
  if (pressed.key === 'Escape') return 'step-back';
  if (typing || pressed.ctrlKey || pressed.metaKey) return undefined;
  if (pressed.key === 'i') return 'enter-building';
  return pressed.key === 'm' ? 'plan' : undefined;
}
