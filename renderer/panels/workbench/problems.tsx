import { useTranslation } from 'react-i18next';
import { type DraftProblem, problemText, severityOf } from '../../../contract/drafts/problems.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import type { Answer } from '../../host/use-call.ts';
import { Icon } from '../../icons.tsx';
import { Asked } from '../../parts/asked.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { chooseRooms } from '../../workbench.ts';

/** 检查: what the draft has against it, the worst first; a problem of rooms chooses them in the grid. */
export function Problems({ answer }: { readonly answer: Answer<DraftProblem[]> }) {
  const { t } = useTranslation();
  return (
    <PanelSection title={t('workbench.problems')}>
      <Asked
        answer={answer}
        loadingLabel={t('workbench.checking')}
        failedTitle={t('workbench.failed')}
        rows={1}
      >
        {(problems) =>
          problems.length === 0 ? (
            <p className="secondary">{t('workbench.fine')}</p>
          ) : (
            <ul className="workbench-problems">
              {[...problems].sort(worstFirst).map((each) => (
                <Problem key={problemText(each, 'zh-CN')} problem={each} />
              ))}
            </ul>
          )
        }
      </Asked>
    </PanelSection>
  );
}

function worstFirst(a: DraftProblem, b: DraftProblem): number {
  return Number(severityOf(b) === 'stops') - Number(severityOf(a) === 'stops');
}

function Problem({ problem }: { readonly problem: DraftProblem }) {
  const { t, i18n } = useTranslation();
  const store = useTwinStore();
  const text = problemText(problem, i18n.language);
  const severity = severityOf(problem) === 'stops' ? 'stops' : 'marks';
  const show = (rooms: readonly string[]): void => {
    chooseRooms(store, rooms);
    openDrawer(store, 'table', 'workbench');
  };
  return (
    <li className={`workbench-problem workbench-${severity}`}>
      <Icon name="warning" />
      <span>
        <span className="small">{t(`workbench.${severity}`)}</span>{' '}
        {problem.rooms ? (
          <button type="button" className="link" onClick={() => show(problem.rooms ?? [])}>
            {text}
          </button>
        ) : (
          text
        )}
      </span>
    </li>
  );
}
