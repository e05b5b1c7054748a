import './app/no-eval.ts';
import './app/styles/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { preferencesStore, showPreferences } from './app/preferences.ts';
import { openSession } from './app/session.tsx';
import { reach } from './app/session/calls.ts';

const RELOADED = 'toric.reloaded';
const AGAIN_MS = 60_000;

/**
 * Reloads the page, because a tab from before an update requests files that no longer exist. Without a connection the
 * page stays, because the browser would replace it by its own error page.
 */
async function reloadAfterUpdate(): Promise<void> {
  if (Date.now() - Number(sessionStorage.getItem(RELOADED)) < AGAIN_MS) return;
  const answer = await reach(import.meta.env.BASE_URL, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  location.reload();
}
addEventListener('vite:preloadError', () => void reloadAfterUpdate());

showPreferences(preferencesStore.get());
void openSession();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
