import { createContext, type CSSProperties, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTwin } from '../../host/host-context.tsx';
import { contrast } from '../../theme/colour.ts';
import type { ThemeClasses } from '../../themes/theme-classes.ts';
import { classTitle, themeWords } from '../themes/theme-words.ts';

/** The theme of rooms the matrix is coloured by in place of its own classes (自住, 出租 …). */
export interface MatrixTheme {
  readonly title: string;
  readonly definition: string;
  readonly classes: readonly { readonly title: string; readonly style: CSSProperties }[];
  /** Place of a room's class; undefined where the theme says nothing of it. */
  readonly placeOf: (slot: number) => number | undefined;
}

/** The theme whose classes the matrix has as its own. */
const OWN_THEME = 'room.tenure';

const MatrixThemeContext = createContext<MatrixTheme | undefined>(undefined);
export const MatrixThemeProvider = MatrixThemeContext.Provider;

/** The theme of the matrix round a cell; undefined for its own classes. */
export function useMatrixTheme(): MatrixTheme | undefined {
  return useContext(MatrixThemeContext);
}

/** The theme of rooms on screen as a matrix has it, the same classes and colours as in the scene. */
export function useThemeOfRooms(): MatrixTheme | undefined {
  const { t, i18n } = useTranslation();
  const themed = useTwin((state) => state.themed.room);
  const { language } = i18n;
  return useMemo(() => {
    if (!themed || themed.spec.id === OWN_THEME) return undefined;
    const { spec, classes } = themed;
    const { title, definition } = themeWords(spec, language);
    return {
      title,
      definition,
      classes: classes.map((each, place) => ({
        title: classTitle(t, spec, each, place, language),
        style: styleOf(each.colour),
      })),
      placeOf: (slot) => placeIn(themed, slot),
    };
  }, [themed, t, language]);
}

const INKS = ['#0e141b', '#ffffff'] as const;

/** A colour and the ink that reads best on it. */
export function styleOf(colour: string): CSSProperties {
  const [dark, light] = INKS;
  const ink = contrast(colour, dark) >= contrast(colour, light) ? dark : light;
  return { '--mark': colour, '--ink': ink } as CSSProperties;
}

function placeIn({ slots, codes, classes }: ThemeClasses, slot: number): number | undefined {
  const at = slots[slot] === slot ? slot : slots.indexOf(slot);
  const code = codes[at];
  return code !== undefined && code < classes.length ? code : undefined;
}
