import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecognisedFileInfo } from '../../../contract/imports.ts';
import { CrsChoice } from './crs-choice.tsx';
import { DeliveryKind } from './delivery-kind.tsx';
import { DeskFoot } from './desk-foot.tsx';
import { FileFacts } from './file-facts.tsx';
import { FillFields } from './fill-fields.tsx';
import { canGoOn, mappingOf, missingFields } from './mapping-model.ts';
import { MappingTable } from './mapping-table.tsx';
import { Recognised } from './recognised.tsx';
import { useDesk, useDeskState } from './use-desk.tsx';

/** 映射与坐标: which column feeds which field, and where the file lies. */
export function MappingStep() {
  const { t } = useTranslation();
  const desk = useDesk();
  const ready = useDeskState(
    ({ recognition, work }) => work === undefined && canGoOn(recognition?.files ?? []),
  );
  return (
    <>
      <Recognised>{(file) => <FileMapping key={file.name} file={file} />}</Recognised>
      <DeskFoot
        onBack={() => desk.goTo('preview')}
        primary={{
          label: t('desk.toTrial'),
          onPress: () => void desk.runTrial(),
          disabled: !ready,
        }}
      >
        <DeliveryKind />
      </DeskFoot>
    </>
  );
}

function FileMapping({ file }: { readonly file: RecognisedFileInfo }) {
  const { t } = useTranslation();
  return (
    <section className="file-mapping" aria-label={t('desk.mapping.region')}>
      <h3>{file.name}</h3>
      {file.dataset && <FileFacts file={file} />}
      {file.dataset && <MappingTable file={file} />}
      <MappingNotes file={file} />
      {file.crs && <CrsChoice file={file} crs={file.crs} />}
    </section>
  );
}

function MappingNotes({ file }: { readonly file: RecognisedFileInfo }) {
  const { t, i18n } = useTranslation();
  const missing = missingFields(file);
  const unknown = file.headers.some(({ state }) => state === 'unknown');
  if (!file.dataset) return null;
  return (
    <div className="mapping-notes">
      {missing.length > 0 && (
        <p className="desk-warning">
          {t('desk.mapping.missing', {
            fields: missing
              .map(({ title, titleEn }) => (i18n.language === 'en' ? titleEn : title))
              .join(t('common.separator')),
          })}
        </p>
      )}
      <FillFields file={file} />
      {unknown && <p className="secondary small">{t('desk.mapping.unmappedNote')}</p>}
      <KeepMapping file={file} />
    </div>
  );
}

function KeepMapping({ file }: { readonly file: RecognisedFileInfo }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const choice = useDeskState((state) => state.choices[file.name]);
  const saved = useDeskState((state) => state.saved);
  const looking = useDeskState(({ work }) => work !== undefined);
  const mapping = mappingOf(file, choice);
  if (!mapping || !choice) return null;
  const kept = saved.some((each) => JSON.stringify(each) === JSON.stringify(mapping));
  if (kept) return <p className="secondary small">{t('desk.mapping.saved')}</p>;
  return (
    <Button size="small" disabled={looking} onClick={() => void desk.keepMapping(file.name)}>
      {t('desk.mapping.save', { department: file.dataset?.department.title ?? '' })}
    </Button>
  );
}
