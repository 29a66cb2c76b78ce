import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShapeNote } from '../../../contract/shape-notes.ts';
import { useSaid } from '../../format/error-text.ts';
import { useCall } from '../../host/use-call.ts';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { Asked } from '../../parts/asked.tsx';
import { DataTable } from '../../parts/kit/data-table.tsx';
import { EmptyNote } from '../../parts/kit/system-panel.tsx';
import { localRows, type TableColumn } from '../../parts/kit/table-model.ts';
import { useProvenance } from './use-provenance.ts';

/** 图形修正: shapes of the snapshot that are left out, not drawn as delivered or on the ground of another building. */
export function ShapeList() {
  const { t } = useTranslation();
  const answer = useCall('quality.shapes', {});
  return (
    <Asked answer={answer} loadingLabel={t('dataDesk.loading')} failedTitle={t('quality.failed')}>
      {({ notes }) => {
        if (notes === null) return <EmptyNote title={t('quality.shapes.unknown')} />;
        if (notes.length === 0) return <EmptyNote title={t('quality.shapes.none')} />;
        return <Notes notes={notes} />;
      }}
    </Asked>
  );
}

interface NumberedNote extends ShapeNote {
  readonly id: number;
}

function Notes({ notes }: { readonly notes: readonly ShapeNote[] }) {
  const { t } = useTranslation();
  const snapshot = useSnapshot();
  const provenance = useProvenance();
  const columns = useShapeColumns();
  const rows = useMemo(() => notes.map((note, id) => ({ ...note, id })), [notes]);
  const source = useMemo(
    () => localRows(`shapes ${snapshot?.id ?? ''}`, rows, columns),
    [snapshot, rows, columns],
  );
  const what = t('quality.levels.shapes');
  return (
    <div className="quality-links">
      <DataTable
        label={what}
        source={source}
        columns={columns}
        rowKey={({ id }) => String(id)}
        provenance={provenance(what)}
      />
    </div>
  );
}

function useShapeColumns(): readonly TableColumn<NumberedNote>[] {
  const { t } = useTranslation();
  const said = useSaid();
  return useMemo(
    (): readonly TableColumn<NumberedNote>[] => [
      {
        id: 'kind',
        title: t('quality.shapes.kind'),
        kind: 'text',
        value: ({ code }) => t(`quality.shapes.kinds.${code}`),
        widthRem: 9,
        filter: true,
      },
      {
        id: 'building',
        title: t('quality.shapes.building'),
        kind: 'text',
        value: ({ building }) => building,
        widthRem: 11,
        filter: true,
      },
      {
        id: 'reason',
        title: t('quality.rows.reason'),
        kind: 'text',
        value: ({ sentence }) => said(sentence),
        widthRem: 54,
      },
      {
        id: 'file',
        title: t('quality.rows.file'),
        kind: 'text',
        value: ({ file }) => file ?? '',
        widthRem: 14,
        filter: true,
      },
      {
        id: 'line',
        title: t('quality.rows.line'),
        kind: 'number',
        value: ({ line }) => line,
        widthRem: 5,
      },
    ],
    [t, said],
  );
}
