import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import 'dayjs/locale/zh-cn';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router';
import { client } from '../api.ts';
import { consoleHeaders } from '../session/calls.ts';
import { watchConnection } from '../connection.ts';
import { listenForKeys } from '../key/listen.ts';
import { syncPreferences } from './preferences-sync.ts';
import { createConsoleRouter } from './router.tsx';
import { StepUpDialog } from '../sign-in/step-up-dialog.tsx';
import { useLanguage } from '../words.ts';

const probe = async () => (await fetch('/console/session', { headers: consoleHeaders() })).status < 500;

/** The console of a person who is signed in. */
export default function Console() {
  const language = useLanguage();
  const [router] = useState(createConsoleRouter);
  useEffect(() => {
    void syncPreferences();
    watchConnection(probe, () => void client.invalidateQueries());
    return listenForKeys();
  }, []);
  return (
    <QueryClientProvider client={client}>
      <DatesProvider
        settings={{ locale: language === 'zh' ? 'zh-cn' : 'en', firstDayOfWeek: language === 'zh' ? 1 : 0 }}
      >
        <RouterProvider router={router} />
        <StepUpDialog />
        <Notifications position="bottom-right" limit={4} zIndex={450} />
      </DatesProvider>
    </QueryClientProvider>
  );
}
