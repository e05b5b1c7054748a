import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { NOTE_NOT_FOUND, NOTE_PINS_TOO_MANY } from '@toric/contracts/customer/people/note.errors';
import { PinNote, PINS_AT_MOST } from '@toric/contracts/customer/people/note.http';
import { hasNote, pinNote as insertPin } from '../customer-note.store.ts';

/** PUT /customers/{customerId}/notes/{noteId}/pin. Pins a note to the top of the record. */
export const pinNote = command(PinNote, {
  async run({ params: { customerId, noteId }, actor, tx, now: at }) {
    if (!(await hasNote(tx, customerId, noteId))) throw NOTE_NOT_FOUND();
    if (!(await insertPin(tx, { noteId, customerId, by: actor.id, at })))
      throw NOTE_PINS_TOO_MANY({ most: PINS_AT_MOST });
    return noContent();
  },
});
