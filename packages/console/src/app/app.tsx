import { FocusTrap, MantineProvider } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { usePreferences } from './preferences.ts';
import { useSessionState } from './session/store.ts';
import { themes } from './theme.ts';
import { text, useWords } from './words.ts';

// the code of the console is fetched while the session is being read
const loading = import('./shell/console.tsx');
const SignIn = lazy(async () => ({ default: (await import('./sign-in/sign-in.tsx')).SignIn }));
const Enrolment = lazy(async () => ({ default: (await import('./sign-in/enrolment.tsx')).Enrolment }));

const DARK = '(prefers-color-scheme: dark)';

/** Returns true while the operating system uses a dark theme. */
function useSystemIsDark(): boolean {
  const [isDark, setIsDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const query = matchMedia(DARK);
    const change = () => setIsDark(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, []);
  return isDark;
}

/** Shows the whole page: the sign-in, the set-up of a second factor, or the console. */
export function App() {
  const { theme: chosen, language } = usePreferences().preferences;
  const systemIsDark = useSystemIsDark();
  const scheme = chosen === 'system' ? (systemIsDark ? 'dark' : 'light') : chosen;
  return (
    <MantineProvider theme={themes[language]} forceColorScheme={scheme}>
      <Suspense fallback={null}>
        <Content />
      </Suspense>
      <div id="announce" className="sr" role="status" aria-live="polite" />
      <div id="announce-now" className="sr" role="alert" aria-live="assertive" />
    </MantineProvider>
  );
}

/**
 * Returns the console when its module is loaded. It does not use `lazy`: React delays the effects after a fallback, and
 * the router would finish its first navigation before its provider listens.
 */
function useConsole(): ReactNode {
  const [shown, setShown] = useState<ReactNode>();
  useEffect(() => {
    void loading.then(({ default: Console }) => setShown(<Console />));
  }, []);
  return shown;
}

function Content() {
  const t = useWords();
  const state = useSessionState();
  const console = useConsole();
  if (state.kind === 'asking') return null;
  if (state.kind === 'none') return <SignIn />;
  if (state.session.enrolment) return <Enrolment />;
  const isOver = state.kind === 'over';
  return (
    <>
      <div inert={isOver}>{console}</div>
      {isOver && (
        <Suspense fallback={null}>
          <FocusTrap active>
            <div className="gate-over" role="dialog" aria-modal="true" aria-label={t(text('Sign in', '登录'))}>
              <SignIn email={state.session.person.email} />
            </div>
          </FocusTrap>
        </Suspense>
      )}
    </>
  );
}
