import { type ThemeConfig, theme } from 'antd';
import { type Appearance, FONT_FAMILY, TOKENS, type TokenName } from './tokens.ts';

/** Ant Design's theme from the tokens; sizes follow the interface scale (1 = 100 %). */
export function antdTheme(appearance: Appearance, scale: number): ThemeConfig {
  const token = TOKENS[appearance];
  return {
    algorithm: appearance === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...colours(token),
      fontFamily: FONT_FAMILY,
      fontSize: 14 * scale,
      borderRadius: 6,
      controlHeight: 32 * scale,
      boxShadow: token.shadow,
      boxShadowSecondary: token.shadow,
      motionDurationFast: '0.12s',
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.18s',
      motion: !prefersReducedMotion(),
    },
    components: {
      Switch: { colorPrimary: token['text-secondary'], colorPrimaryHover: token.text },
      Tooltip: { colorBgSpotlight: token.raised, colorTextLightSolid: token.text },
    },
  };
}

function colours(token: Readonly<Record<TokenName, string>>) {
  return {
    colorPrimary: token.accent,
    colorLink: token.accent,
    colorInfo: token.accent,
    colorTextLightSolid: token['on-accent'],
    colorSuccess: token['status-green'],
    colorWarning: token['status-orange'],
    colorError: token['status-red'],
    colorText: token.text,
    colorTextSecondary: token['text-secondary'],
    colorTextTertiary: token['text-secondary'],
    colorTextDescription: token['text-secondary'],
    colorTextPlaceholder: token['text-secondary'],
    colorTextDisabled: token['text-disabled'],
    colorBgBase: token.surface,
    colorBgContainer: token.surface,
    colorBgElevated: token.raised,
    colorBorder: token.line,
    colorBorderSecondary: token.line,
  };
}

/** True where the person asked the system for less motion. */
export function prefersReducedMotion(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;
}
