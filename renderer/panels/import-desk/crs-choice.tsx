import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileCrsInfo, RecognisedFileInfo } from '../../../contract/imports.ts';
import { measure, percent } from '../../format/numbers.ts';
import { CrsMap } from './crs-map.tsx';
import { useDesk, useDeskState } from './use-desk.tsx';

interface CrsChoiceProps {
  readonly file: RecognisedFileInfo;
  readonly crs: FileCrsInfo;
}

/** 坐标系: candidates with how well each fits, and where it would put the file. */
export function CrsChoice({ file, crs }: CrsChoiceProps) {
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const busy = useDeskState((state) => state.work !== undefined);
  const outline = useDeskState((state) => state.recognition?.outline ?? []);
  const [pointed, point] = useState<string>();
  const shown = crs.candidates.find(({ name }) => name === (pointed ?? crs.chosen));
  return (
    <section className="crs" aria-label={t('desk.crs.region')}>
      <div>
        <h3>{t('desk.crs.region')}</h3>
        <p className="secondary">
          {crs.declared === null
            ? t('desk.crs.undeclared')
            : t('desk.crs.declared', { name: crs.declared })}
          {crs.swapped && ` · ${t('desk.crs.swapped')}`}
        </p>
        {crs.sentence !== null && i18n.language !== 'en' && (
          <p className={crs.doubtful ? 'desk-warning' : 'small secondary'}>{crs.sentence}</p>
        )}
        {crs.doubtful && i18n.language === 'en' && (
          <p className="desk-warning">{t('desk.crs.doubtful')}</p>
        )}
        {crs.candidates.length === 0 && <p className="desk-warning">{t('desk.crs.none')}</p>}
        <Radio.Group
          className="crs-candidates"
          value={crs.chosen}
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
              {CRS_TITLES[name] ?? name}
              <span className="secondary">
                {t('desk.crs.inside', { value: percent(insideShare, 1) ?? '' })}
                {residualMetres !== null &&
                  ` · ${t('desk.crs.residual', { value: measure(residualMetres) })}`}
              </span>
            </Radio>
          ))}
        </Radio.Group>
      </div>
      <CrsMap outline={outline} points={shown?.points ?? []} />
    </section>
  );
}

/** Names people know beside the codes. */
const CRS_TITLES: Readonly<Record<string, string>> = {
  'EPSG:4326': 'WGS-84 (EPSG:4326)',
  'EPSG:4490': 'CGCS2000 (EPSG:4490)',
  'EPSG:4549': 'CGCS2000 / 3° GK 120° (EPSG:4549)',
  'EPSG:4528': 'CGCS2000 / 3° GK 40 (EPSG:4528)',
  'EPSG:2437': 'Beijing 1954 / 120° (EPSG:2437)',
  'EPSG:2416': 'Beijing 1954 / 40 (EPSG:2416)',
  'EPSG:2385': 'Xian 1980 / 120° (EPSG:2385)',
  'EPSG:2364': 'Xian 1980 / 40 (EPSG:2364)',
  'EPSG:4214': 'Beijing 1954 (EPSG:4214)',
  'EPSG:4610': 'Xian 1980 (EPSG:4610)',
  'EPSG:3857': 'Web Mercator (EPSG:3857)',
};
