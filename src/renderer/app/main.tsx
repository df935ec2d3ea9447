import '@mantine/core/styles.css';
import './global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createTransport } from '../client/create-transport.ts';
import { startI18n } from '../i18n/i18n.ts';
import { App } from './app.tsx';
import { usePreferences } from './preferences-store.ts';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root element');
  const i18n = await startI18n(usePreferences.getState().language);
  const transport = createTransport();
  createRoot(root).render(
    <StrictMode>
      <App i18n={i18n} transport={transport} />
    </StrictMode>,
  );
}

void start();
