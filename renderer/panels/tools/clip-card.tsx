import { Button, Slider, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Clip } from '../../../contract/tools.ts';
import { measure } from '../../format/numbers.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { changeScene } from '../../store.ts';

/** Moves the clip, and takes it away. */
export function ClipCard({ clip }: { readonly clip: Clip }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const change = (next: Clip) => changeScene(store, { clip: next });
  return (
    <section className="tool-card" aria-label={t('sceneTools.clip.title')}>
      <header>
        <h2>{t(`sceneTools.kinds.${clip.kind === 'polygon' ? 'cut' : clip.kind}`)}</h2>
      </header>
      {clip.kind === 'section' && (
        <Metres
          label={t('sceneTools.clip.offset')}
          value={clip.offsetMetres}
          span={[-200, 200]}
          onChange={(offsetMetres) => change({ ...clip, offsetMetres })}
        />
      )}
      {clip.kind === 'level' && (
        <Metres
          label={t('sceneTools.clip.height')}
          value={clip.heightMetres}
          span={[0, 200]}
          onChange={(heightMetres) => change({ ...clip, heightMetres })}
        />
      )}
      {clip.kind === 'box' && (
        <Metres
          label={t('sceneTools.clip.height')}
          value={clip.topMetres}
          span={[0, 200]}
          onChange={(topMetres) => change({ ...clip, topMetres })}
        />
      )}
      {clip.kind === 'polygon' && (
        <label className="tool-setting">
          <span>{t('sceneTools.clip.keepInside')}</span>
          <Switch
            size="small"
            checked={clip.keepInside}
            onChange={(keepInside) => change({ ...clip, keepInside })}
          />
        </label>
      )}
      <div className="tool-settings">
        {clip.kind === 'section' && (
          <Button size="small" onClick={() => change(otherSide(clip))}>
            {t('sceneTools.clip.otherSide')}
          </Button>
        )}
        <Button size="small" onClick={() => changeScene(store, { clip: undefined })}>
          {t('sceneTools.clip.clear')}
        </Button>
      </div>
      {clip.kind !== 'level' && <p className="small secondary">{t('sceneTools.clip.handles')}</p>}
    </section>
  );
}

/** The same plane, with what was cut away instead of what stayed. */
function otherSide(section: Extract<Clip, { kind: 'section' }>): Clip {
  const { from, to, offsetMetres } = section;
  return { ...section, from: to, to: from, offsetMetres: 0 - offsetMetres };
}

interface MetresProps {
  readonly label: string;
  readonly value: number;
  readonly span: readonly [number, number];
  readonly onChange: (metres: number) => void;
}

function Metres({ label, value, span: [min, max], onChange }: MetresProps) {
  const { t } = useTranslation();
  return (
    <div className="tool-slider">
      <span className="small secondary">{label}</span>
      <Slider
        min={min}
        max={max}
        step={0.5}
        value={value}
        tooltip={{ open: false }}
        ariaLabelForHandle={label}
        onChange={onChange}
      />
      <span>{t('common.metres', { value: measure(value) })}</span>
    </div>
  );
}
