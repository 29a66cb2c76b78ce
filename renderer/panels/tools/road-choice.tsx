import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { addResult, newId } from '../../tools.ts';

const ROAD_METRES = 30;

/** Chooses a road by name and selects what lies along it. */
export function RoadChoice({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const [text, setText] = useState('');
  const roads = useCall('area.roads', { text });
  const names = roads.kind === 'done' ? roads.value : [];
  return (
    <Select
      size="small"
      className="tool-road"
      showSearch={{ filterOption: false, onSearch: setText }}
      value={null}
      aria-label={t('sceneTools.areas.road')}
      placeholder={t('sceneTools.kinds.road')}
      options={names.map((name) => ({ value: name, label: name }))}
      onSelect={(road: string | null) => {
        if (road === null) return;
        addResult(store, {
          id: newId(),
          kind: 'region',
          region: { kind: 'near-road', road, metres: ROAD_METRES },
        });
        onDone();
      }}
    />
  );
}
