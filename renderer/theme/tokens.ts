/** The two appearances of the interface. */
export const APPEARANCES = ['dark', 'light'] as const;
export type Appearance = (typeof APPEARANCES)[number];

const DARK = {
  background: '#0e141b',
  surface: '#151d26',
  raised: '#1c2733',
  line: '#2a3846',
  text: '#e6edf3',
  'text-secondary': '#9fb0c0',
  'text-disabled': '#5f7080',
  /** Selection, focus and links; nothing else. */
  accent: '#4da3ff',
  'on-accent': '#0e141b',
  'status-red': '#ee6065',
  'status-orange': '#f2994a',
  'status-yellow': '#f2c94c',
  'status-blue': '#5b8def',
  'status-green': '#3fb27f',
  shadow: 'none',
} as const;

/** Name of a colour or shadow; CSS reads it as `var(--name)`. */
export type TokenName = keyof typeof DARK;

const LIGHT: Readonly<Record<TokenName, string>> = {
  background: '#f4f6f8',
  surface: '#ffffff',
  raised: '#ffffff',
  line: '#d9e0e7',
  text: '#16202a',
  'text-secondary': '#52626f',
  'text-disabled': '#98a5b0',
  accent: '#1668dc',
  'on-accent': '#ffffff',
  'status-red': '#c9252d',
  'status-orange': '#b35600',
  'status-yellow': '#9a7500',
  'status-blue': '#2f63d6',
  'status-green': '#1f7f55',
  shadow: '0 4px 16px rgb(22 32 42 / 12%)',
};

/** Every colour of the interface, once: CSS variables, Ant Design's theme and the contrast test read it. */
export const TOKENS: Readonly<Record<Appearance, Readonly<Record<TokenName, string>>>> = {
  dark: DARK,
  light: LIGHT,
};

/** 苹方, 微软雅黑 or 思源黑体, whichever the machine has. */
export const FONT_FAMILY = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** Sets the CSS variables of an appearance and the interface scale (1 = 100 %) on the page. */
export function applyTokens(page: HTMLElement, appearance: Appearance, scale: number): void {
  for (const [name, value] of Object.entries(TOKENS[appearance])) {
    page.style.setProperty(`--${name}`, value);
  }
  page.style.setProperty('--font', FONT_FAMILY);
  page.style.fontSize = `${16 * scale}px`;
  page.style.colorScheme = appearance;
  page.dataset['theme'] = appearance;
}
