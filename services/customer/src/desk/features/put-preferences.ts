import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PutPreferences } from '@toric/contracts/customer/desk/desk.http';
import { savePreferences } from '../preference.store.ts';

/** PUT /desk/preferences. Saves the console preferences of the caller. */
export const putPreferences = command(PutPreferences, {
  async run({ body, actor, tx, now }) {
    await savePreferences(tx, actor.id, body, now);
    return answer(body);
  },
});
