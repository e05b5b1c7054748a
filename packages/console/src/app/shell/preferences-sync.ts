import { GetPreferences, PutPreferences } from '@toric/contracts/customer/desk/desk.http';
import { api } from '../client.ts';
import { saveWith, setPreferences } from '../preferences.ts';

const PAUSE_MS = 800;

/**
 * Reads the preferences of the person, and from then on sends her changes to the server. Quick changes are combined
 * into one request. Returns false if the server gave no answer. Then the caller must not add to the preferences,
 * because they are not known.
 */
export async function syncPreferences(): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isChanged = false;
  saveWith((preferences) => {
    isChanged = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const body = { ...preferences, firstDay: [...preferences.firstDay], rail: [...preferences.rail] };
      // without an answer, the change stays in this browser, and the next change sends it again
      void api.call(PutPreferences, { body }).catch(() => {});
    }, PAUSE_MS);
  });
  const answer = await api.call(GetPreferences).catch(() => undefined);
  if (answer && !isChanged) setPreferences(answer.body);
  return answer !== undefined;
}
