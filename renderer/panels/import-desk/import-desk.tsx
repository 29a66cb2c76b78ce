import { ConfigProvider, Steps, Tabs } from 'antd';
import { memo, type RefObject, useDeferredValue, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTwin } from '../../host/host-context.tsx';
import { TOKENS } from '../../theme/tokens.ts';
import { BatchHistory } from './batch-history.tsx';
import { DifferencesPage } from '../data-desk/differences-page.tsx';
import { PointPicking } from '../control-points/point-picking.tsx';
import { GiveBackPage } from '../data-desk/give-back-page.tsx';
import { ListsPage } from '../data-desk/lists-page.tsx';
import { QualityPage } from '../quality/quality-page.tsx';
import { DESK_PAGES, DESK_STEPS, type DeskPage } from './desk-state.ts';
import { FilesStep } from './files-step.tsx';
import { MappingStep } from './mapping-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import { CommitStep, TrialStep } from './run-steps.tsx';
import { useDesk, useDeskState } from './use-desk.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import '../data-desk/data-desk.css';
import './import-desk.css';
import './desk-files.css';
import './desk-mapping.css';
import './desk-run.css';

/** 导入台: one import step by step, and the history of batches; lies over the scene, which stays as it is. */
export const ImportDesk = memo(function ImportDesk({ beside }: { readonly beside: boolean }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const open = useDeferredValue(useDeskState((state) => state.open));
  const page = useDeskState((state) => state.page);
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!open) return;
    const opener = document.activeElement;
    region.current?.focus();
    return () => {
      // What had the keys went with the desk: they go back to what opened it.
      if (isNowhere() && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, [open]);
  if (!open) return <PointPicking />;
  const titles: Readonly<Record<DeskPage, string>> = {
    import: t('desk.import'),
    history: t('desk.history'),
    quality: t('quality.tab'),
    differences: t('dataDesk.differences.tab'),
    giveBack: t('dataDesk.giveBack.tab'),
    lists: t('dataDesk.lists.tab'),
  };
  return (
    <section
      ref={region}
      tabIndex={-1}
      className={beside ? 'desk desk-beside' : 'desk'}
      aria-label={t('desk.title')}
    >
      <header className="desk-head">
        <h2>{t('desk.title')}</h2>
        <Tabs
          className="desk-tabs"
          size="small"
          activeKey={page}
          onChange={(key) => desk.showPage(key as DeskPage)}
          items={DESK_PAGES.map((key) => ({ key, label: titles[key] }))}
        />
        <IconButton icon="close" label={t('desk.close')} onClick={() => desk.hide()} />
      </header>
      {page === 'import' && <CurrentImport region={region} />}
      {page === 'history' && <BatchHistory />}
      {page === 'quality' && <QualityPage />}
      {page === 'differences' && <DifferencesPage />}
      {page === 'giveBack' && <GiveBackPage />}
      {page === 'lists' && <ListsPage />}
    </section>
  );
});

/** Nothing has the keys, since what had them is gone. */
function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** A step is drawn in slices, so that the window goes on meanwhile; keys whose button went with a step stay in the desk. */
function CurrentImport({ region }: { readonly region: RefObject<HTMLElement | null> }) {
  const step = useDeferredValue(useDeskState((state) => state.step));
  const work = useDeferredValue(useDeskState((state) => state.work));
  const shown = `${step} ${work ?? ''}`;
  useEffect(() => {
    if (shown !== '' && isNowhere()) region.current?.focus({ preventScroll: true });
  }, [region, shown]);
  return (
    <>
      <StepLine />
      {step === 'files' && <FilesStep />}
      {step === 'preview' && <PreviewStep />}
      {step === 'mapping' && <MappingStep />}
      {step === 'trial' && <TrialStep />}
      {step === 'commit' && <CommitStep />}
    </>
  );
}

function StepLine() {
  const { t } = useTranslation();
  const step = useDeskState((state) => state.step);
  const token = TOKENS[useTwin((state) => state.scene.appearance)];
  const quiet = { colorPrimary: token['text-secondary'], colorTextLightSolid: token.surface };
  return (
    <nav className="desk-steps" aria-label={t('desk.steps.region')}>
      <ConfigProvider theme={{ components: { Steps: quiet } }}>
        <Steps
          size="small"
          current={DESK_STEPS.indexOf(step)}
          items={DESK_STEPS.map((name) => ({ title: t(`desk.steps.${name}`) }))}
        />
      </ConfigProvider>
    </nav>
  );
}
