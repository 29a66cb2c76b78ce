import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { INTERIOR_CLASSES } from '../../../contract/queries/interior.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { classColour } from '../../interior/class-colours.ts';
import { type MatrixTheme, styleOf } from './matrix-theme.ts';

/** How the matrix of the opened building is coloured: as the picture inside it. */
interface InsideTheme {
  /** Undefined for the matrix's own classes (自住, 出租 …). */
  readonly theme: MatrixTheme | undefined;
}

/** The theme chosen inside a building (楼内主题); undefined while one is not inside it. */
export function useThemeInside(buildingId: string): InsideTheme | undefined {
  const { t } = useTranslation();
  const theme = useTwin(({ scene: { interior } }) =>
    interior?.buildingId === buildingId ? interior.theme : undefined,
  );
  const appearance = useTwin(({ scene }) => scene.appearance);
  const asked = theme !== undefined && theme !== 'tenure';
  const answer = useCall('building.interior', asked ? { id: buildingId } : undefined);
  const rooms = answer.kind === 'done' ? answer.value.rooms : undefined;
  return useMemo(() => {
    if (theme === undefined) return undefined;
    if (theme === 'tenure' || !rooms) return { theme: undefined };
    const names: readonly string[] = INTERIOR_CLASSES[theme];
    const placeBySlot = new Map(
      rooms.map((room) => [room.slot, names.indexOf(room[theme] ?? '')] as const),
    );
    return {
      theme: {
        title: t(`interior.theme.${theme}`),
        definition: t(`interior.themeHelp.${theme}`),
        classes: names.map((name) => ({
          title: t(`interior.class.${theme}.${name}` as 'interior.class.unit.one'),
          style: styleOf(classColour(theme, name, appearance) ?? ''),
        })),
        placeOf: (slot) => {
          const place = placeBySlot.get(slot) ?? -1;
          return place < 0 ? undefined : place;
        },
      },
    };
  }, [theme, rooms, appearance, t]);
}
