import './app/no-eval.ts';
import './app/styles/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { preferencesStore, showPreferences } from './app/preferences.ts';
import { openSession } from './app/session.tsx';

const RELOADED = 'toric.reloaded';

// A tab from before an update asks for files that are gone. It is loaded anew, once.
addEventListener('vite:preloadError', (event) => {
  if (sessionStorage.getItem(RELOADED)) return;
  sessionStorage.setItem(RELOADED, '1');
  event.preventDefault();
  location.reload();
});

showPreferences(preferencesStore.get());
void openSession();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
