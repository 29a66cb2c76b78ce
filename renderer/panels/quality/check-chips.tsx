import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { checkCode } from '../../../contract/check-codes.ts';
import type { QualityState } from '../../../contract/queries/quality.ts';
import { exactNumber } from '../../format/numbers.ts';
import type { LedgerLine } from './ledger.ts';

/** Rows of one state, or of one check within it. */
export interface ChosenCheck {
  readonly state: QualityState;
  readonly code: string;
}

interface CheckChipsProps {
  readonly line: LedgerLine;
  readonly chosen: ChosenCheck | undefined;
  readonly choose: (check: ChosenCheck | undefined) => void;
}

/** The checks of a line with how many rows each found; a click limits the rows below to it. */
export function CheckChips({ line, chosen, choose }: CheckChipsProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const checks = new Map<string, ChosenCheck & { readonly rows: number }>();
  for (const { state, code, rows } of line.checks) {
    const id = `${state} ${code}`;
    checks.set(id, { state, code, rows: (checks.get(id)?.rows ?? 0) + rows });
  }
  if (checks.size === 0) return null;
  return (
    <div className="quality-checks" role="group" aria-label={t('quality.checks.region')}>
      <button
        type="button"
        className="quality-check"
        aria-pressed={chosen === undefined}
        onClick={() => choose(undefined)}
      >
        {t('quality.checks.all')}
      </button>
      {[...checks].map(([id, { state, code, rows }]) => {
        const known = checkCode(code);
        const text = known?.[language] ?? code;
        const rule =
          known &&
          t('quality.checks.rule', {
            text,
            severity: t(`quality.checks.severity.${known.severity}`),
            source: known.source,
            code,
          });
        const pressed = chosen?.state === state && chosen.code === code;
        return (
          <Tooltip key={id} title={rule}>
            <button
              type="button"
              className={`quality-check quality-${state}`}
              aria-pressed={pressed}
              onClick={() => choose(pressed ? undefined : { state, code })}
            >
              <span className="quality-state">{t(`quality.states.${state}`)}</span>
              {text}
              <span className="secondary">{exactNumber(rows)}</span>
            </button>
          </Tooltip>
        );
      })}
    </div>
  );
}
