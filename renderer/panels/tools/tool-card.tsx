import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localFrame, toLocal } from '../../../contract/local-frame.ts';
import type { Tool } from '../../../contract/tools.ts';
import { parseCoordinate } from '../../format/coordinates.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { enclosedArea } from '../../scene/tools/even-odd.ts';
import { piecesOf } from '../../scene/tools/measure.ts';
import { addPoint, dropTool, finishTool, TOOL_POINTS } from '../../tools.ts';
import { ClipCard } from './clip-card.tsx';
import { CompareCard } from './compare-card.tsx';
import { areaText, lengthText } from '../../format/lengths.ts';
import { ResultCard } from './result-card.tsx';
import { ResultsList } from './results-list.tsx';
import { IconButton } from '../../parts/icon-button.tsx';

/** One compact card over the scene: the tool in hand, an open result, the list of results, the clip or the comparison. */
export function ToolCard() {
  const tool = useTwin((state) => state.scene.tool);
  const open = useTwin((state) => state.openResult);
  const clip = useTwin((state) => state.scene.clip);
  const isKept = useTwin(({ scene }) => (scene.results ?? []).some(({ id }) => id === open));
  if (tool) return <InHand tool={tool} />;
  if (open === 'list') return <ResultsList />;
  if (open === 'compare') return <CompareCard />;
  if (open !== undefined && isKept) return <ResultCard key={open} id={open} />;
  return clip ? <ClipCard clip={clip} /> : null;
}

function InHand({ tool }: { readonly tool: Tool }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const ready = tool.points.length >= TOOL_POINTS[tool.kind][0];
  const soFar = useSoFar(tool);
  return (
    <section
      className="tool-card"
      data-covers-picture
      aria-label={t(`sceneTools.kinds.${tool.kind}`)}
    >
      <header>
        <h2>{t(`sceneTools.kinds.${tool.kind}`)}</h2>
        <IconButton icon="close" label={t('sceneTools.cancel')} onClick={() => dropTool(store)} />
      </header>
      <p>{t(`sceneTools.hints.${tool.kind}`)}</p>
      <p className="small secondary">{t('sceneTools.keys')}</p>
      {soFar && (
        <p className="tool-readout" role="status">
          {t('sceneTools.soFar', { value: soFar })}
        </p>
      )}
      {tool.kind !== 'lasso' && <CoordinateEntry />}
      {TOOL_POINTS[tool.kind][1] > 2 && tool.kind !== 'lasso' && (
        <Button size="small" disabled={!ready} onClick={() => finishTool(store)}>
          {t('sceneTools.finish')}
        </Button>
      )}
    </section>
  );
}

/** Length or area up to the pointer. */
function useSoFar(tool: Tool): string | undefined {
  const pointer = useTwin((state) => state.toolPointer);
  const box = useSnapshot()?.profile.box;
  if (!box || tool.points.length === 0) return undefined;
  const frame = localFrame(box);
  const places = pointer ? [...tool.points, pointer] : tool.points;
  const points = places.map(([x, y, z]) => [...toLocal(frame, x, y), z] as const);
  if (['area', 'polygon', 'cut', 'footprint'].includes(tool.kind))
    return points.length > 2 ? areaText(enclosedArea([points])) : undefined;
  if (points.length < 2) return undefined;
  return lengthText(piecesOf(points).reduce((sum, piece) => sum + piece.slopeMetres, 0));
}

function CoordinateEntry() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const [text, setText] = useState('');
  const place = parseCoordinate(text);
  const bad = text !== '' && !place;
  return (
    <Input
      size="small"
      value={text}
      status={bad ? 'error' : ''}
      aria-label={t('sceneTools.coordinateInput')}
      placeholder={t('sceneTools.coordinateInput')}
      title={bad ? t('sceneTools.coordinateBad') : undefined}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => {
        if (!place) return;
        addPoint(store, place);
        setText('');
      }}
    />
  );
}
