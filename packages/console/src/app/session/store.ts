import type { ConsoleSession } from '@toric/contracts/gateway/console-session';
import { createStore, useStore } from '../store.ts';

export type Session = ConsoleSession;

/**
 * Describes the state of the session. `asking`: the page was just opened. `none`: nobody is signed in. `here`: somebody
 * is signed in. `over`: the session has ended, and the person signs in again over the page, which stays as it is.
 */
export type SessionState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'none' }
  | { readonly kind: 'here'; readonly session: Session }
  | { readonly kind: 'over'; readonly session: Session };

export const sessionStore = createStore<SessionState>({ kind: 'asking' });

const waiting = new Set<() => void>();

/** Shows the sign-in over the page, and returns when somebody has signed in. */
export function signInAgain(): Promise<void> {
  const state = sessionStore.get();
  if (state.kind === 'here') sessionStore.set({ kind: 'over', session: state.session });
  return new Promise((resolve) => waiting.add(resolve));
}

/**
 * Stores a session. Requests that waited for it continue. If another person has signed in over the page, the page is
 * reloaded. So no input of the first person is sent in the name of the other.
 */
export function takeSession(session: Session): void {
  const before = sessionStore.get();
  if (before.kind === 'over' && before.session.person.id !== session.person.id) {
    location.assign(import.meta.env.BASE_URL);
    return;
  }
  sessionStore.set({ kind: 'here', session });
  for (const resolve of [...waiting]) resolve();
  waiting.clear();
}

export const useSessionState = (): SessionState => useStore(sessionStore);

/**
 * Returns the session of the person who is signed in. Throws if nobody is: pages are shown only to people who are
 * signed in.
 */
export function useSession(): Session {
  const state = useSessionState();
  if (state.kind === 'here' || state.kind === 'over') return state.session;
  throw new Error('no session: a page was shown before somebody signed in');
}
