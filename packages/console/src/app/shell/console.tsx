import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { RouterProvider } from 'react-router';
import { client } from '../api.ts';
import { watchConnection } from '../connection.ts';
import { listenForKeys } from '../key/listen.ts';
import { consoleHeaders } from '../session/calls.ts';
import { useAsking } from '../session/step-up.ts';
import { Notes } from '../tell.tsx';
import { syncPreferences } from './preferences-sync.ts';
import { createConsoleRouter } from './router.tsx';

const StepUpDialog = lazy(async () => ({ default: (await import('../sign-in/step-up-dialog.tsx')).StepUpDialog }));

const probe = async () => (await fetch('/console/session', { headers: consoleHeaders() })).status < 500;

/** Shows the console to a person who is signed in. */
export default function Console() {
  const [router, setRouter] = useState<ReturnType<typeof createConsoleRouter>>();
  const asking = useAsking();
  useEffect(() => {
    // the router is created after the first commit, so that nothing delays the time from which its provider listens
    const created = createConsoleRouter();
    setRouter(created);
    void syncPreferences().then(async (isKnown) => {
      if (isKnown) (await import('../first-day/watch.ts')).watchFirstDay(created);
    });
    watchConnection(probe, () => void client.invalidateQueries());
    return listenForKeys();
  }, []);
  return (
    <QueryClientProvider client={client}>
      {router && <RouterProvider router={router} />}
      {asking && (
        <Suspense fallback={null}>
          <StepUpDialog settle={asking.settle} />
        </Suspense>
      )}
      <Notes />
    </QueryClientProvider>
  );
}
