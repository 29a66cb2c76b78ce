import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { CLASS_METHODS, type ClassMethod } from '../../../contract/scene.ts';
import { SYSTEM_IDS } from '../../../contract/systems.ts';
import { THEMES, themeSpec } from '../../../contract/themes/index.ts';
import { THEME_SUBJECTS, type ThemeSubject } from '../../../contract/themes/theme.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { changeTheme, chooseTheme } from './change-theme.ts';
import { themeWords } from './theme-words.ts';
import './themes.css';

const NONE = '';
const OWN = 'own';

/** Which theme colours buildings and which rooms, and how its classes are made. */
export function ThemeChooser() {
  const { t } = useTranslation();
  return (
    <section className="layer-group theme-chooser" aria-label={t('themes.choose')}>
      <header>
        <h3>{t('themes.choose')}</h3>
      </header>
      {THEME_SUBJECTS.map((subject) => (
        <SubjectTheme key={subject} subject={subject} />
      ))}
    </section>
  );
}

function SubjectTheme({ subject }: { readonly subject: ThemeSubject }) {
  const { t, i18n } = useTranslation();
  const store = useTwinStore();
  const theme = useTwin(({ scene }) => scene.themes[subject]);
  const error = useTwin((state) => state.layerErrors[`${subject}-theme`]);
  const spec = theme && themeSpec(theme.id);
  const title = spec ? themeWords(spec, i18n.language).title : '';
  return (
    <div className="theme-subject">
      <span className="secondary">{t(`themes.subjects.${subject}`)}</span>
      <Select
        size="small"
        aria-label={t(`themes.chooseFor.${subject}`)}
        value={spec?.id ?? NONE}
        options={useThemeOptions(subject)}
        onChange={(id: string) => chooseTheme(store, subject, id === NONE ? undefined : id)}
        listHeight={420}
      />
      {spec?.kind === 'quantity' && <Classing subject={subject} />}
      {error && (
        <p className="layer-error small" role="alert">
          {t('themes.failed', { title, sentence: error.sentence })}
        </p>
      )}
    </div>
  );
}

function useThemeOptions(subject: ThemeSubject) {
  const { t, i18n } = useTranslation();
  const themes = THEMES.filter((theme) => theme.subject === subject);
  const groups = SYSTEM_IDS.flatMap((system) => {
    const own = themes.filter((theme) => theme.system === system);
    if (own.length === 0) return [];
    const options = own.map((spec) => {
      const { title, definition } = themeWords(spec, i18n.language);
      return { value: spec.id as string, label: title, title: definition };
    });
    return [{ label: t(`systems.${system}`), title: '', options }];
  });
  return [{ value: NONE, label: t('themes.none') }, ...groups];
}

function Classing({ subject }: { readonly subject: ThemeSubject }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const theme = useTwin(({ scene }) => scene.themes[subject]);
  const count = theme?.classCount ?? OWN;
  return (
    <div className="theme-classing">
      <Select
        size="small"
        aria-label={t('themes.classing')}
        value={theme?.method ?? OWN}
        options={[OWN, ...CLASS_METHODS].map((value) => ({
          value,
          label: t(`themes.methods.${value as typeof OWN | ClassMethod}`),
        }))}
        onChange={(value: typeof OWN | ClassMethod) =>
          changeTheme(store, subject, value === OWN ? USUAL : { method: value, only: undefined })
        }
      />
      {theme?.method && (
        <Select
          size="small"
          aria-label={t('themes.classCountLabel')}
          value={count === OWN ? 5 : count}
          options={[2, 3, 4, 5, 6, 7].map((value) => ({
            value,
            label: t('themes.classCount', { count: value }),
          }))}
          onChange={(value: number) =>
            changeTheme(store, subject, { classCount: value, only: undefined })
          }
        />
      )}
    </div>
  );
}

const USUAL = { method: undefined, classCount: undefined, only: undefined };
