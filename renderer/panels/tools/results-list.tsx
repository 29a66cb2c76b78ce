import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedArea } from '../../../contract/queries/area.ts';
import type { ToolResult } from '../../../contract/tools.ts';
import { useHost, useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { addResult, changeResult, newId, removeResult } from '../../tools.ts';
import { usePicture } from './use-picture.ts';
import { useResultTitle } from './result-title.ts';
import { zoomToResult } from './zoom.ts';
import { IconButton } from '../../parts/icon-button.tsx';

/** 成果: everything measured, analysed and selected, and the areas with a name. */
export function ResultsList() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const results = useTwin((state) => state.scene.results) ?? [];
  const takePicture = usePicture();
  return (
    <section className="tool-card" aria-label={t('sceneTools.groups.results')}>
      <header>
        <h2>{t('sceneTools.results.title', { count: results.length })}</h2>
        <IconButton
          className="icon-small"
          icon="download"
          label={t('sceneTools.results.picture')}
          onClick={takePicture}
        />
        <IconButton
          className="icon-small"
          icon="close"
          label={t('common.close')}
          onClick={() => store.setState({ openResult: undefined })}
        />
      </header>
      {results.length === 0 && <p className="small secondary">{t('sceneTools.results.empty')}</p>}
      <ul className="result-list">
        {results.map((result) => (
          <ResultRow key={result.id} result={result} />
        ))}
      </ul>
      <NamedAreas />
    </section>
  );
}

function ResultRow({ result }: { readonly result: ToolResult }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const title = useResultTitle(result);
  const [naming, setNaming] = useState(false);
  return (
    <li className={result.hidden ? 'result-row result-hidden' : 'result-row'}>
      {naming ? (
        <input
          className="result-name"
          autoFocus
          defaultValue={title}
          aria-label={t('sceneTools.results.rename')}
          maxLength={60}
          onBlur={(event) => {
            const name = event.target.value.trim();
            if (name !== '' && name !== title) changeResult(store, result.id, { name });
            setNaming(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur();
          }}
        />
      ) : (
        <button
          type="button"
          className="result-title"
          onClick={() => store.setState({ openResult: result.id })}
        >
          {title}
        </button>
      )}
      <IconButton
        className="icon-small"
        icon="pen"
        label={t('sceneTools.results.rename')}
        onClick={() => setNaming(true)}
      />
      <IconButton
        className="icon-small"
        icon={result.hidden ? 'hidden' : 'eye'}
        label={result.hidden ? t('sceneTools.results.show') : t('sceneTools.results.hide')}
        onClick={() => changeResult(store, result.id, { hidden: !result.hidden })}
      />
      <IconButton
        className="icon-small"
        icon="target"
        label={t('sceneTools.results.zoom')}
        onClick={() => zoomToResult(store, result)}
      />
      <IconButton
        className="icon-small"
        icon="bin"
        label={t('sceneTools.results.remove')}
        onClick={() => removeResult(store, result.id)}
      />
    </li>
  );
}

function NamedAreas() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const host = useHost();
  const [gone, setGone] = useState<readonly string[]>([]);
  const answer = useCall('areas.list', {});
  const areas = answer.kind === 'done' ? answer.value.filter(({ id }) => !gone.includes(id)) : [];
  const open = ({ name, region }: NamedArea) =>
    addResult(store, { id: newId(), kind: 'region', name, region });
  const remove = async (id: string) => {
    await host.call('areas.remove', { id });
    setGone([...gone, id]);
  };
  return (
    <>
      <h3>{t('sceneTools.areas.title')}</h3>
      {areas.length === 0 && <p className="small secondary">{t('sceneTools.areas.empty')}</p>}
      <ul className="result-list" aria-label={t('sceneTools.areas.title')}>
        {areas.map((area) => (
          <li key={area.id} className="result-row">
            <button type="button" className="result-title" onClick={() => open(area)}>
              {area.name}
            </button>
            <IconButton
              className="icon-small"
              icon="bin"
              label={t('sceneTools.areas.remove')}
              onClick={() => void remove(area.id)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
