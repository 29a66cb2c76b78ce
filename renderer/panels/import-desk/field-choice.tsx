import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeaderInfo, RecognisedFileInfo } from '../../../contract/imports.ts';
import { titleIn } from '../../format/fields.ts';
import { offeredFields } from './mapping-model.ts';
import { useDesk, useDeskState } from './use-desk.tsx';

const LEFT_OUT = '';

interface FieldChoiceProps {
  readonly file: RecognisedFileInfo;
  readonly header: HeaderInfo;
}

/** The field a column feeds. Its list of fields is made when it is opened: a file has forty columns. */
export function FieldChoice({ file, header }: FieldChoiceProps) {
  const { t } = useTranslation();
  const busy = useDeskState((state) => state.work !== undefined);
  const [open, setOpen] = useState(false);
  const options = useFieldOptions(file, header);
  const placeholder = usePlaceholder(file, header);
  if (header.state === 'dropped') {
    return <span className="secondary">{t('desk.mapping.droppedNote')}</span>;
  }
  const value = header.state === 'left-out' ? LEFT_OUT : header.field;
  const shown = options.find((option) => option.value === value)?.label;
  if (open) {
    return (
      <OpenChoice
        file={file}
        header={header}
        value={value}
        options={options}
        close={() => setOpen(false)}
      />
    );
  }
  return (
    <button
      type="button"
      role="combobox"
      aria-expanded={false}
      aria-label={header.header}
      className={shown === undefined ? 'field-choice field-choice-none' : 'field-choice'}
      disabled={busy}
      onClick={() => setOpen(true)}
    >
      {shown ?? placeholder}
    </button>
  );
}

/** What stands where no field is chosen: columns of photographs and those that serve another field are read without one. */
function usePlaceholder({ fields }: RecognisedFileInfo, { state, serves }: HeaderInfo): string {
  const { t, i18n } = useTranslation();
  const served = fields.find(({ field }) => field === serves);
  if (state === 'serving' && served)
    return t('desk.mapping.serving', { field: titleIn(i18n.language, served) });
  const isTold = state === 'contested' || state === 'pictures';
  return t(`desk.mapping.${isTold ? state : 'unmapped'}`);
}

interface OpenChoiceProps extends FieldChoiceProps {
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly close: () => void;
}

function OpenChoice({ file, header, value, options, close }: OpenChoiceProps) {
  const desk = useDesk();
  return (
    <Select
      size="small"
      className="field-choice-open"
      showSearch
      optionFilterProp="label"
      autoFocus
      defaultOpen
      aria-label={header.header}
      value={value}
      options={[...options]}
      onOpenChange={(isOpen) => {
        if (!isOpen) close();
      }}
      onChange={(field: string) =>
        void desk.choose(file.name, {
          columns: { [header.header]: field === LEFT_OUT ? null : field },
        })
      }
    />
  );
}

function useFieldOptions(file: RecognisedFileInfo, header: HeaderInfo): OpenChoiceProps['options'] {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';
  const fields = offeredFields(file, header).map(({ field, title, titleEn, unit, sealed }) => {
    const parts = [
      english ? titleEn : title,
      unit && ` (${unit})`,
      sealed && ` · ${t('desk.mapping.sealed')}`,
    ];
    return { value: field, label: parts.filter(Boolean).join('') };
  });
  return [{ value: LEFT_OUT, label: t('desk.mapping.leaveOut') }, ...fields];
}
