import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { catalogues, isLanguage, preferredLanguage, type Language } from '../words/index.js';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  readonly choose: (settings: { language?: Language; theme?: Theme }) => void;
}

const SettingsContext = createContext<Settings | undefined>(undefined);

export function useSettings(): Settings {
  const settings = useContext(SettingsContext);
  if (settings === undefined) throw new Error('outside of the settings');
  return settings;
}

/** Language and theme of this browser, which remembers them. */
export function SettingsProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => {
    const kept = localStorage.getItem('language');
    return isLanguage(kept) ? kept : preferredLanguage(navigator.languages);
  });
  const [theme, setTheme] = useState<Theme>(
    () => themes.find((one) => one === localStorage.getItem('theme')) ?? 'system',
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => showTheme(theme), [theme]);
  const settings = useMemo<Settings>(
    () => ({
      language,
      theme,
      choose({ language: chosen, theme: chosenTheme }) {
        if (chosen !== undefined) {
          localStorage.setItem('language', chosen);
          setLanguage(chosen);
        }
        if (chosenTheme !== undefined) {
          localStorage.setItem('theme', chosenTheme);
          setTheme(chosenTheme);
        }
      },
    }),
    [language, theme],
  );
  return (
    <SettingsContext value={settings}>
      <IntlProvider locale={language} messages={catalogues[language]}>
        {children}
      </IntlProvider>
    </SettingsContext>
  );
}

/** Dark where it was chosen, or where the system is, for as long as it is. */
function showTheme(theme: Theme): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const isDark = theme === 'dark' || (theme === 'system' && dark.matches);
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  };
  show();
  dark.addEventListener('change', show);
  return () => dark.removeEventListener('change', show);
}
