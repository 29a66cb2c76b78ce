import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaCounts } from '../../../contract/queries/area.ts';
import type { PersonCount } from '../../../contract/queries/people.ts';
import type { ToolResult } from '../../../contract/tools.ts';
import { exactNumber, personCount } from '../../format/numbers.ts';
import { useHost, useTwinStore } from '../../host/host-context.tsx';
import type { Outcome } from '../../scene/tools/outcomes.ts';
import { changeResult, newId } from '../../tools.ts';
import { areaText } from '../../format/lengths.ts';
import { numberIn } from './figure-lines.ts';

type RegionResult = Extract<ToolResult, { kind: 'region' }>;

/** Width of a buffer, and keeping the region as a named area. */
export function RegionSettings({
  result,
  title,
}: {
  readonly result: RegionResult;
  readonly title: string;
}) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const { region } = result;
  return (
    <div className="tool-settings">
      {region.kind !== 'polygon' && (
        <label className="tool-setting">
          <span className="small secondary">
            {region.kind === 'near-road' ? region.road : t('sceneTools.figures.metres')}
          </span>
          <InputNumber
            size="small"
            min={1}
            max={5000}
            step={10}
            value={region.metres}
            suffix="m"
            aria-label={t('sceneTools.figures.metres')}
            onChange={(metres) => {
              if (typeof metres === 'number')
                changeResult(store, result.id, { region: { ...region, metres } });
            }}
          />
        </label>
      )}
      <SaveArea result={result} title={title} />
    </div>
  );
}

function SaveArea({ result, title }: { readonly result: RegionResult; readonly title: string }) {
  const { t } = useTranslation();
  const host = useHost();
  const [name, setName] = useState<string>();
  const [saved, setSaved] = useState<string>();
  const save = async () => {
    const chosen = name?.trim();
    if (!chosen) return;
    await host.call('areas.save', { id: newId(), name: chosen, region: result.region });
    setSaved(chosen);
    setName(undefined);
  };
  if (saved)
    return <span className="small secondary">{t('sceneTools.areas.saved', { name: saved })}</span>;
  if (name === undefined)
    return (
      <Button size="small" onClick={() => setName(title)}>
        {t('sceneTools.areas.save')}
      </Button>
    );
  return (
    <Input.Search
      size="small"
      autoFocus
      maxLength={60}
      value={name}
      aria-label={t('sceneTools.areas.name')}
      enterButton={t('sceneTools.areas.save')}
      onChange={(event) => setName(event.target.value)}
      onSearch={() => void save()}
    />
  );
}

/** Counts of every system in the region. */
export function RegionView({
  outcome,
}: {
  readonly outcome: Extract<Outcome, { kind: 'region' }>;
}) {
  const { t } = useTranslation();
  const { counts } = outcome.summary;
  return (
    <>
      <p>
        {t('sceneTools.figures.area')} {areaText(outcome.squareMetres)}
      </p>
      <dl className="region-counts">
        {(Object.keys(counts) as (keyof AreaCounts)[]).map((name) => (
          <div key={name}>
            <dt className="small secondary">{t(`sceneTools.counts.${name}`)}</dt>
            <dd>
              <Count
                value={counts[name]}
                unit={t(`sceneTools.countUnits.${name}`, { count: numberIn(counts[name]) })}
              />
            </dd>
          </div>
        ))}
      </dl>
      <p className="small secondary">{t('sceneTools.figures.regionNote')}</p>
    </>
  );
}

function Count({
  value,
  unit,
}: {
  readonly value: number | PersonCount | null;
  readonly unit: string;
}) {
  const { t } = useTranslation();
  if (value === null)
    return <span className="secondary small">{t('sceneTools.figures.noData')}</span>;
  return (
    <>
      <span className="region-count">
        {typeof value === 'number' ? exactNumber(value) : personCount(value)}
      </span>{' '}
      <span className="small secondary">{unit}</span>
    </>
  );
}
