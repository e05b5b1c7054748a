import { query } from '@toric/chassis/http/endpoint';
import { GetPreferences } from '@toric/contracts/customer/desk/desk.http';
import type { Reader } from '../../reader.store.ts';
import { readPreferences } from '../preference.store.ts';

/** GET /desk/preferences. Returns the console preferences of the caller. */
export const getPreferences = query<typeof GetPreferences, Reader>(GetPreferences, {
  run: ({ actor, language, db }) => readPreferences(db, actor.id, language),
});
