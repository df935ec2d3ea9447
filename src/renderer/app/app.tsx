import { MantineProvider, mergeThemeOverrides, Modal, PasswordInput } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import type { i18n as I18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import type { Transport } from '../../contract/transport.ts';
import { cssVariablesResolver } from './css-variables.ts';
import { LauncherPage } from './launcher-page.tsx';
import { usePreferences } from './preferences-store.ts';
import { Shell } from './shell.tsx';
import { theme } from './theme.ts';
import { TransportProvider } from './transport-context.ts';

export type AppProps = { readonly i18n: I18n; readonly transport: Transport | null };

/** The whole interface: providers around the shell, or a page that says how to open Jurybox. */
export function App({ i18n, transport }: AppProps) {
  const scheme = usePreferences((preferences) => preferences.scheme);
  const language = usePreferences((preferences) => preferences.language);
  // Mantine's close button is a bare cross and its eye is named in English only; a screen reader
  // needs names in the language of the screen.
  const named = useMemo(() => {
    const t = i18n.getFixedT(language, 'app');
    const modal = { closeButtonProps: { 'aria-label': t('close') } };
    const secret = { visibilityToggleButtonProps: { 'aria-label': t('secret.show') } };
    return mergeThemeOverrides(theme, {
      components: {
        Modal: Modal.extend({ defaultProps: modal }),
        PasswordInput: PasswordInput.extend({ defaultProps: secret }),
      },
    });
  }, [i18n, language]);
  useReaderSettings(i18n);
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider
        theme={named}
        cssVariablesResolver={cssVariablesResolver}
        forceColorScheme={scheme === 'dark' ? 'dark' : 'light'}
      >
        {transport === null ? (
          <LauncherPage />
        ) : (
          <TransportProvider value={transport}>
            <Shell />
          </TransportProvider>
        )}
      </MantineProvider>
    </I18nextProvider>
  );
}

/** Carries language, contrast and type size to the document, where CSS and assistive tools look. */
function useReaderSettings(i18n: I18n): void {
  const { language, scheme, textScale } = usePreferences();
  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [i18n, language]);
  useEffect(() => {
    const root = document.documentElement;
    root.dataset['contrast'] = scheme === 'contrast' ? 'high' : 'normal';
    root.style.fontSize = `${(16 * textScale) / 100}px`;
  }, [scheme, textScale]);
}
