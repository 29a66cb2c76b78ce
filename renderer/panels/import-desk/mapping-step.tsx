import { Button, Select, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HeaderInfo, RecognisedFileInfo } from '../../../contract/imports.ts';
import { CrsChoice } from './crs-choice.tsx';
import { DeliveryKind } from './delivery-kind.tsx';
import { DeskFoot } from './desk-foot.tsx';
import { FileFacts } from './file-facts.tsx';
import { FillFields } from './fill-fields.tsx';
import { canGoOn, mappingOf, missingFields, offeredFields } from './mapping-model.ts';
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

function MappingTable({ file }: { readonly file: RecognisedFileInfo }) {
  const { t } = useTranslation();
  const columns: TableColumnsType<HeaderInfo> = [
    { title: t('desk.mapping.header'), dataIndex: 'header', width: '26%', ellipsis: true },
    {
      title: t('desk.mapping.samples'),
      width: '36%',
      ellipsis: true,
      render: (_, { samples }) => (
        <span className="secondary">{samples.join(t('common.separator'))}</span>
      ),
    },
    {
      title: t('desk.mapping.field'),
      render: (_, header) => <FieldChoice file={file} header={header} />,
    },
  ];
  return (
    <Table<HeaderInfo>
      className="desk-table mapping-table"
      size="small"
      rowKey="header"
      pagination={false}
      columns={columns}
      dataSource={file.headers}
      scroll={{ y: 'var(--mapping-height)' }}
      rowClassName={({ state }) => `header-${state}`}
    />
  );
}

const LEFT_OUT = '';

function FieldChoice({
  file,
  header,
}: {
  readonly file: RecognisedFileInfo;
  readonly header: HeaderInfo;
}) {
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const busy = useDeskState((state) => state.work !== undefined);
  const english = i18n.language === 'en';
  if (header.state === 'dropped') {
    return <span className="secondary">{t('desk.mapping.droppedNote')}</span>;
  }
  const options = offeredFields(file, header).map((field) => ({
    value: field.field,
    label: [
      english ? field.titleEn : field.title,
      field.unit && ` (${field.unit})`,
      field.sealed && ` · ${t('desk.mapping.sealed')}`,
    ]
      .filter(Boolean)
      .join(''),
  }));
  const value = header.state === 'left-out' ? LEFT_OUT : header.field;
  return (
    <Select
      size="small"
      className="field-choice"
      showSearch
      optionFilterProp="label"
      disabled={busy}
      aria-label={header.header}
      value={value}
      placeholder={t(`desk.mapping.${placeholderOf(header)}`)}
      options={[{ value: LEFT_OUT, label: t('desk.mapping.leaveOut') }, ...options]}
      onChange={(field: string) =>
        void desk.choose(file.name, {
          columns: { [header.header]: field === LEFT_OUT ? null : field },
        })
      }
    />
  );
}

/** What stands where no field is chosen. */
function placeholderOf({ state }: HeaderInfo): 'contested' | 'pictures' | 'unmapped' {
  return state === 'contested' || state === 'pictures' ? state : 'unmapped';
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
