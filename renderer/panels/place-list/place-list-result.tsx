import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PLACED_LEVELS } from '../../../contract/queries/place-list.ts';
import { exactNumber, percent } from '../../format/numbers.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { putOnClipboard } from '../../parts/kit/sheet-copy.ts';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { type PlaceList, showPoints } from '../../place-list.ts';
import { returnedSheet } from './returned-sheet.ts';
import { useSecrecyLine } from '../../parts/kit/use-secrecy-line.ts';
import { usePlacedWords, useProvenance } from './use-placed-words.ts';

/** How many rows were placed at each level, and the way back to the spreadsheet. */
export function PlaceListResult({ list }: { readonly list: PlaceList }) {
  const { t } = useTranslation();
  const { rows } = list;
  const placed = rows.filter(({ longitudeDegrees }) => longitudeDegrees !== null);
  const rough = placed.filter((row) => row.rough).length;
  const share = percent(placed.length, rows.length) ?? '';
  return (
    <PanelSection title={t('placeList.summary')}>
      <p>{t('placeList.onMap', { placed: placed.length, total: rows.length, share })}</p>
      {rough > 0 && <p className="small secondary">{t('placeList.rough', { count: rough })}</p>}
      <Levels list={list} />
      <Actions list={list} />
    </PanelSection>
  );
}

function Levels({ list: { rows } }: { readonly list: PlaceList }) {
  const { t } = useTranslation();
  const counts = PLACED_LEVELS.map((level) => ({
    level,
    count: rows.filter((row) => row.level === level).length,
  })).filter(({ count }) => count > 0);
  return (
    <ul className="place-list-levels">
      {counts.map(({ level, count }) => (
        <li key={level}>
          <span>{t(`placeList.levels.${level}`)}</span>
          <span className="place-list-bar">
            <span
              style={{ width: `${(count / rows.length) * 100}%` }}
              data-none={level === 'none'}
            />
          </span>
          <span className="number">{exactNumber(count)}</span>
        </li>
      ))}
    </ul>
  );
}

function Actions({ list }: { readonly list: PlaceList }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const words = usePlacedWords();
  const provenance = `${useProvenance()} · ${useSecrecyLine()}`;
  const [outcome, setOutcome] = useState('');
  const copy = (): void => {
    const copied = putOnClipboard(returnedSheet(list, words, provenance));
    setOutcome(
      copied ? t('placeList.copied', { count: list.rows.length }) : t('placeList.notCopied'),
    );
  };
  return (
    <>
      <div className="place-list-buttons">
        <Button type="primary" disabled={list.work === 'placing'} onClick={copy}>
          {t('placeList.copy')}
        </Button>
        <Button onClick={() => openDrawer(store, 'table', 'place-list')}>
          {t('placeList.rows')}
        </Button>
        <Button onClick={() => showPoints(store, !list.shown)}>
          {t(list.shown ? 'placeList.hide' : 'placeList.show')}
        </Button>
      </div>
      <p className="small secondary" role="status">
        {outcome}
      </p>
    </>
  );
}
