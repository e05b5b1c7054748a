import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { NOTE_NOT_FOUND } from '@toric/contracts/customer/people/note.errors';
import { UnpinNote } from '@toric/contracts/customer/people/note.http';
import { hasNote, unpinNote as deletePin } from '../customer-note.store.ts';

/** DELETE /customers/{customerId}/notes/{noteId}/pin. Unpins a note. */
export const unpinNote = command(UnpinNote, {
  async run({ params: { customerId, noteId }, tx }) {
    if (!(await hasNote(tx, customerId, noteId))) throw NOTE_NOT_FOUND();
    await deletePin(tx, noteId);
    return noContent();
  },
});
