import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  FileCrsInfo,
  FilePlaces,
  RecognisedFileInfo,
  RecognitionInfo,
} from '../../../contract/imports.ts';
import { useSaid } from '../../format/error-text.ts';
import { measure, percent } from '../../format/numbers.ts';
import { ControlPointsButton } from '../control-points/control-points.tsx';
import { CrsMap } from './crs-map.tsx';
import { useCrsTitle } from './crs-title.ts';
import { useDesk, useDeskState } from './use-desk.tsx';
import { usePreview } from './use-preview.ts';

interface CrsChoiceProps {
  readonly file: RecognisedFileInfo;
  readonly crs: FileCrsInfo;
}

const NO_OUTLINE: RecognitionInfo['outline'] = [];
const NO_POINTS: FilePlaces['points'] = [];

/** 坐标系: candidates with how well each fits, and where it would put the file. */
export function CrsChoice({ file, crs }: CrsChoiceProps) {
  const { t } = useTranslation();
  const said = useSaid();
  const desk = useDesk();
  const busy = useDeskState((state) => state.work !== undefined);
  const asked = useDeskState((state) => state.choices[file.name]?.crs);
  const outline = useDeskState((state) => state.recognition?.outline ?? NO_OUTLINE);
  const titleOf = useCrsTitle();
  const [pointed, point] = useState<string>();
  const looked = usePreview(file);
  const { places } = (looked.kind !== 'failed' && looked.value) || { places: [] };
  const shown = places.find(({ crs: name }) => name === (pointed ?? crs.chosen));
  return (
    <section className="crs" aria-label={t('desk.crs.region')}>
      <div>
        <h3>{t('desk.crs.region')}</h3>
        <p className="secondary">
          {crs.declared === null
            ? t('desk.crs.undeclared')
            : t('desk.crs.declared', { name: titleOf(crs.declared) })}
          {crs.swapped && ` · ${t('desk.crs.swapped')}`}
        </p>
        {crs.sentence !== null && (
          <p className={crs.doubtful ? 'desk-warning' : 'small secondary'}>{said(crs.sentence)}</p>
        )}
        {crs.candidates.length === 0 && <p className="desk-warning">{t('desk.crs.none')}</p>}
        <Radio.Group
          className="crs-candidates"
          value={asked ?? crs.chosen}
          disabled={busy}
          onChange={({ target }) => void desk.choose(file.name, { crs: String(target.value) })}
        >
          {crs.candidates.map(({ name, insideShare, residualMetres }) => (
            <Radio
              key={name}
              value={name}
              onMouseEnter={() => point(name)}
              onMouseLeave={() => point(undefined)}
            >
              {titleOf(name)}
              <span className="secondary">
                {t('desk.crs.inside', { value: percent(insideShare, 1) ?? '' })}
                {residualMetres !== null &&
                  ` · ${t('desk.crs.residual', { value: measure(residualMetres) })}`}
              </span>
            </Radio>
          ))}
        </Radio.Group>
        <ControlPointsButton file={file.name} />
      </div>
      <CrsMap outline={outline} points={shown?.points ?? NO_POINTS} />
    </section>
  );
}
