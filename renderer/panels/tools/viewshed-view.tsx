import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ToolResult } from '../../../contract/tools.ts';
import { percent } from '../../format/numbers.ts';
import { quantity } from '../../format/quantity.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { Facts } from '../../parts/facts.tsx';
import type { Outcome } from '../../scene/tools/outcomes.ts';
import { SIGHT_COLOURS } from '../../scene/tools/palette.ts';
import { select } from '../../store.ts';
import { changeResult } from '../../tools.ts';
import { areaText } from '../../format/lengths.ts';

type ViewshedResult = Extract<ToolResult, { kind: 'viewshed' }>;

/** Buildings listed before the list scrolls. */
const MOST_LISTED = 300;

/** Eye height, reach, direction and opening. */
export function ViewshedSettings({ result }: { readonly result: ViewshedResult }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const setting = (
    name: 'eyeMetres' | 'radiusMetres' | 'headingDegrees' | 'openingDegrees',
    label: string,
    [min, max, step]: readonly [number, number, number],
    suffix: string,
  ) => (
    <label className="tool-setting">
      <span className="small secondary">{label}</span>
      <InputNumber
        size="small"
        min={min}
        max={max}
        step={step}
        value={result[name]}
        suffix={suffix}
        aria-label={label}
        onChange={(value) => {
          if (typeof value === 'number') changeResult(store, result.id, { [name]: value });
        }}
      />
    </label>
  );
  return (
    <div className="tool-settings tool-settings-columns">
      {setting('radiusMetres', t('sceneTools.figures.radius'), [10, 2000, 50], 'm')}
      {setting('eyeMetres', t('sceneTools.figures.eye'), [0, 500, 1], 'm')}
      {setting('openingDegrees', t('sceneTools.figures.opening'), [10, 360, 10], '°')}
      {setting('headingDegrees', t('sceneTools.figures.heading'), [0, 360, 15], '°')}
    </div>
  );
}

/** 可视域: area seen and the buildings of which something is seen, the most visible first. */
export function ViewshedView({
  outcome,
}: {
  readonly outcome: Extract<Outcome, { kind: 'viewshed' }>;
}) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const { viewshed, seen } = outcome;
  return (
    <>
      <Facts
        facts={[
          { term: t('sceneTools.figures.seenArea'), value: areaText(viewshed.seenSquareMetres) },
          {
            term: t('sceneTools.figures.hiddenArea'),
            value: areaText(viewshed.hiddenSquareMetres),
          },
          {
            term: t('sceneTools.figures.seenBuildings'),
            value: quantity(t, 'building', seen.length),
          },
        ]}
      />
      <ul className="tool-legend small" aria-label={t('sceneTools.figures.sightLegend')}>
        {(['seen', 'hidden'] as const).map((kind) => (
          <li key={kind}>
            <span className="tool-swatch" style={{ background: SIGHT_COLOURS[kind] }} />
            {t(`sceneTools.figures.sight.${kind}`)}
          </li>
        ))}
      </ul>
      <ul className="tool-list small" aria-label={t('sceneTools.figures.seenBuildings')}>
        {seen.slice(0, MOST_LISTED).map(({ building, seenShare }) => (
          <li key={building.slot}>
            <button
              type="button"
              className="link"
              onClick={() => select(store, { kind: 'building', buildingId: building.buildingId })}
            >
              {building.name ?? building.address ?? building.buildingId}
            </button>
            <span className="secondary">
              {seenShare > 0
                ? t('sceneTools.figures.seenShare', { value: percent(seenShare, 1) })
                : t('sceneTools.figures.roofOnly')}
            </span>
          </li>
        ))}
      </ul>
      <p className="small secondary">
        {t('sceneTools.figures.viewshedNote', { cell: viewshed.cellMetres.toFixed(1) })}
      </p>
    </>
  );
}
