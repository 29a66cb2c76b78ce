import { useTranslation } from 'react-i18next';
import type { InteriorState } from '../../../contract/scene.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import type { Asked } from '../../interior/isolation.ts';
import { changeInterior } from '../../interior/open-interior.ts';
import { bareUnit } from '../matrix/matrix-layout.ts';

/** Says which floor, unit or class the view asks for that the building does not have; all of it is shown. */
export function MissingNote({
  state,
  missing,
}: {
  readonly state: InteriorState;
  readonly missing: readonly Asked[];
}) {
  const { t } = useTranslation();
  const store = useTwinStore();
  if (missing.length === 0) return null;
  const { floorNo, unitNo, className, theme } = state;
  const words: Readonly<Record<Asked, () => string>> = {
    floorNo: () => t('interior.missing.floor', { floor: floorNo }),
    unitNo: () => t('interior.missing.unit', { unit: bareUnit(unitNo ?? '') }),
    className: () =>
      t('interior.missing.class', {
        name: t(`interior.class.${theme}.${className}` as 'interior.class.unit.one', {
          defaultValue: className,
        }),
      }),
  };
  const forget = () =>
    changeInterior(store, Object.fromEntries(missing.map((asked) => [asked, undefined])));
  return (
    <div className="interior-missing" role="alert">
      {missing.map((asked) => (
        <p key={asked}>{words[asked]()}</p>
      ))}
      <button type="button" className="link" onClick={forget}>
        {t('common.close')}
      </button>
    </div>
  );
}
