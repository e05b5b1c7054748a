import { endSession, readSession } from './session/calls.ts';
import { renewSession } from './session/fetch.ts';
import { type Session, sessionStore, takeSession } from './session/store.ts';

export { useSession, type Session } from './session/store.ts';

const tabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('toric-console');

/** Reads at the start whether somebody is signed in. */
export async function openSession(): Promise<void> {
  tabs?.addEventListener('message', ({ data }) => {
    if (data === 'signed-out') leave();
    if (data === 'signed-in' && sessionStore.get().kind === 'over') void takeFromOtherTab();
  });
  try {
    const session = await readSession();
    if (session) takeSession(session);
    else if (!(await renewSession())) sessionStore.set({ kind: 'none' });
  } catch {
    sessionStore.set({ kind: 'none' }); // the shop gives no answer: the sign-in page shows this
  }
}

async function takeFromOtherTab(): Promise<void> {
  const session = await readSession().catch(() => undefined);
  if (session) takeSession(session);
}

/** Stores the session of a sign-in, and notifies the other tabs of this browser. */
export function signedIn(session: Session): void {
  takeSession(session);
  tabs?.postMessage('signed-in');
}

/** Reloads the page, because all data in it belong to the person who has left. */
function leave(): void {
  sessionStore.set({ kind: 'none' });
  location.assign(import.meta.env.BASE_URL);
}

/** Ends the session in every tab of this browser. */
export async function signOut(): Promise<void> {
  await endSession().catch(() => undefined); // if the session has already ended, nothing is left to do
  tabs?.postMessage('signed-out');
  leave();
}
