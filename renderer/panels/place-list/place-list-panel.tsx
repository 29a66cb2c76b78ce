import { Button, Input, Progress, Select } from 'antd';
import { type ClipboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { percent } from '../../format/numbers.ts';
import { useHost, useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { PanelSection, SystemPanel } from '../../parts/kit/system-panel.tsx';
import { clearList, pasteList, type PlaceList, placeList, stopPlacing } from '../../place-list.ts';
import { PlaceListResult } from './place-list-result.tsx';
import { PlaceListRows } from './place-list-rows.tsx';
import './place-list.css';

/** 名单上图: paste a list, choose its column, see its rows on the map and take them back. */
export function PlaceListPanel() {
  const { t } = useTranslation();
  const list = useTwin((state) => state.placeList);
  useNewSnapshot(list);
  return (
    <SystemPanel title={t('placeList.title')} note={t('placeList.note')}>
      {list ? <GivenList list={list} /> : <PasteList />}
      {list && list.rows.length > 0 && <PlaceListResult list={list} />}
      {list && list.rows.length > 0 && <PlaceListRows list={list} />}
    </SystemPanel>
  );
}

/** A list stays; after a refresh its rows are placed anew. */
function useNewSnapshot(list: PlaceList | undefined): void {
  const store = useTwinStore();
  const client = useHost();
  const current = useSnapshot()?.id;
  const isOld = list?.work === 'placed' && list.snapshotId !== current;
  useEffect(() => {
    if (isOld && list.snapshotId !== undefined) void placeList(store, client, list.column);
  }, [isOld, list, store, client]);
}

function PasteList() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const [text, setText] = useState('');
  const paste = (event: ClipboardEvent): void => {
    if (text !== '') return;
    event.preventDefault();
    pasteList(store, event.clipboardData.getData('text/plain'));
  };
  return (
    <PanelSection title={t('placeList.paste')}>
      <Input.TextArea
        rows={8}
        value={text}
        aria-label={t('placeList.paste')}
        placeholder={t('placeList.hint')}
        onPaste={paste}
        onChange={({ target }) => setText(target.value)}
      />
      {text !== '' && (
        <div className="place-list-buttons">
          <Button type="primary" onClick={() => pasteList(store, text)}>
            {t('placeList.read')}
          </Button>
        </div>
      )}
    </PanelSection>
  );
}

function GivenList({ list }: { readonly list: PlaceList }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const client = useHost();
  const [column, setColumn] = useState(list.column);
  const { table, work } = list;
  const width = table.rows[0]?.length ?? 1;
  const place = (): void => {
    void placeList(store, client, column);
    openDrawer(store, 'table', 'place-list');
  };
  const options = Array.from({ length: width }, (_, at) => ({
    value: at,
    label: [
      table.header?.[at] || t('placeList.columnNumber', { value: at + 1 }),
      table.rows.find((row) => row[at])?.[at] ?? '',
    ]
      .filter(Boolean)
      .join('：'),
  }));
  return (
    <PanelSection
      title={t('placeList.paste')}
      aside={t('placeList.size', { rows: table.rows.length, columns: width })}
    >
      <label className="place-list-column">
        <span className="small secondary">{t('placeList.column')}</span>
        <Select
          value={column}
          options={options}
          disabled={work === 'placing'}
          onChange={setColumn}
        />
      </label>
      {work === 'placing' ? (
        <Placing list={list} />
      ) : (
        <div className="place-list-buttons">
          {(work === 'waiting' || work === 'failed' || column !== list.column) && (
            <Button type="primary" onClick={place}>
              {t('placeList.place')}
            </Button>
          )}
          <Button onClick={() => clearList(store)}>{t('placeList.clear')}</Button>
        </div>
      )}
      {list.error && <ErrorNote title={t('placeList.failed')} error={list.error} retry={place} />}
    </PanelSection>
  );
}

function Placing({ list: { rows, table } }: { readonly list: PlaceList }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const [done, total] = [rows.length, table.rows.length];
  return (
    <div className="place-list-progress" role="status">
      <Progress percent={(done / total) * 100} showInfo={false} size="small" />
      <span className="small">{t('placeList.placing', { done, total })}</span>
      <span className="small secondary">{percent(done, total)}</span>
      <Button size="small" onClick={() => stopPlacing(store)}>
        {t('placeList.stop')}
      </Button>
    </div>
  );
}
