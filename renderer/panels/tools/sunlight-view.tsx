import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ToolResult } from '../../../contract/tools.ts';
import { isDate } from '../../format/dates.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import type { Outcome } from '../../scene/tools/outcomes.ts';
import { SUN_CLASSES, sunColour } from '../../scene/tools/palette.ts';
import { majorColdDay } from '../../scene/tools/sun.ts';
import { FACINGS_BY_SUN, type Facing } from '../../scene/tools/sunlight.ts';
import { changeResult } from '../../tools.ts';
import { sunlightNote } from './result-lines.ts';

/** Hours a dwelling must have on 大寒日 in a large city of climate zone III (GB 50180-2018, table 4.0.9). */
const REQUIRED_HOURS = 2;

interface SunlightViewProps {
  readonly outcome: Extract<Outcome, { kind: 'sunlight' }>;
  readonly result: ToolResult;
}

/** 日照时数: floors as rows, the top floor on top, façades as columns, south first. */
export function SunlightView({ outcome, result }: SunlightViewProps) {
  const { t } = useTranslation();
  const { rows, name } = outcome;
  const date = result.kind === 'sunlight' ? result.date : '';
  const facings = FACINGS_BY_SUN.filter((facing) => rows.some((row) => row.facing === facing));
  const floors = [...new Set(rows.map(({ floorNo }) => floorNo))];
  const hours = new Map(rows.map((row) => [`${row.floorNo} ${row.facing}`, row.mostHours]));
  const below = rows.filter((row) => row.facing === 'S' && row.mostHours < REQUIRED_HOURS).length;
  return (
    <>
      <p>{name}</p>
      <DateChoice result={result} />
      <div className="sunlight-scroll">
        <table className="sunlight">
          <thead>
            <tr>
              <th scope="col">{t('sceneTools.figures.floor')}</th>
              {facings.map((facing) => (
                <th key={facing} scope="col">
                  {t(`sceneTools.facings.${facing}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {floors.map((floor) => (
              <tr key={floor}>
                <th scope="row">{floor}</th>
                {facings.map((facing) => (
                  <Hours key={facing} hours={hours.get(`${floor} ${facing satisfies Facing}`)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="tool-legend small" aria-label={t('sceneTools.figures.sunLegend')}>
        {SUN_CLASSES.map(({ from, below: to, colour }) => (
          <li key={colour}>
            <span className="tool-swatch" style={{ background: colour }} />
            {to === undefined
              ? t('sceneTools.figures.hoursFrom', { from })
              : from === 0
                ? t('sceneTools.figures.hoursBelow', { below: to })
                : t('sceneTools.figures.hoursSpan', { from, below: to })}
          </li>
        ))}
      </ul>
      <p className="small">
        {t('sceneTools.figures.belowTwo', {
          below,
          all: rows.filter((row) => row.facing === 'S').length,
        })}
      </p>
      <p className="small secondary">{sunlightNote(t, date)}</p>
    </>
  );
}

function Hours({ hours }: { readonly hours: number | undefined }) {
  const { t } = useTranslation();
  if (hours === undefined) return <td className="secondary">—</td>;
  const bright = hours >= 3;
  return (
    <td style={{ background: sunColour(hours), color: bright ? '#16202a' : '#f2f6fa' }}>
      {t('sceneTools.figures.hours', { value: hours.toFixed(1) })}
    </td>
  );
}

function DateChoice({ result }: { readonly result: ToolResult }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  if (result.kind !== 'sunlight') return null;
  const preset = majorColdDay(Number(result.date.slice(0, 4)));
  return (
    <div className="tool-settings">
      <Input
        size="small"
        key={result.date}
        defaultValue={result.date}
        placeholder="YYYY-MM-DD"
        aria-label={t('sceneTools.figures.date')}
        onChange={({ target: { value } }) => {
          if (isDate(value)) changeResult(store, result.id, { date: value });
        }}
      />
      <button
        type="button"
        className="link small"
        disabled={preset === result.date}
        onClick={() => changeResult(store, result.id, { date: preset })}
      >
        {t('sceneTools.figures.majorCold')} {preset}
      </button>
    </div>
  );
}
