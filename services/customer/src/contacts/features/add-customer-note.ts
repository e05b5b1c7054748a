import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { NOTE_MENTION, NOTE_PINS_TOO_MANY } from '@toric/contracts/customer/people/note.errors';
import { AddCustomerNote, ListCustomerNotes, PINS_AT_MOST } from '@toric/contracts/customer/people/note.http';
import { mayCall } from '@toric/contracts/kernel/access';
import type { Tx } from '@toric/messaging/sql';
import { findCustomerKeys } from '../../data-key.store.ts';
import { findActiveColleagues } from '../../desk/colleague.store.ts';
import { insertNotices } from '../../desk/staff-notice.store.ts';
import { insertNote, pinNote } from '../customer-note.store.ts';

/** POST /customers/{customerId}/notes. Adds a note of the shop about a customer. Mentioned colleagues get a notice. */
export const addCustomerNote = ({ vault }: { vault: Vault }) =>
  command(AddCustomerNote, {
    async run({ params: { customerId }, body: { isPinned, ...body }, actor, tx, now: at, newId }) {
      const keys = await findCustomerKeys(tx, vault, customerId, undefined);
      if (!keys) throw CUSTOMER_NOT_FOUND();
      const mentions = await mentioned(tx, body.mentions);
      const note = { id: newId(), customerId, audience: body.audience, mentions, writtenBy: actor.id };
      await insertNote(tx, keys, { ...note, text: body.text, at });
      if (isPinned && !(await pinNote(tx, { noteId: note.id, customerId, by: actor.id, at })))
        throw NOTE_PINS_TOO_MANY({ most: PINS_AT_MOST });
      const notice = { template: 'note-mention', values: { customerId, noteId: note.id } } as const;
      const staffIds = mentions.filter((id) => id !== actor.id);
      await insertNotices(tx, { causeId: note.id, staffIds, notice }, { now: at, newId });
      const fields = changed({}, { text: body.text, audience: body.audience });
      const change = { action: 'note.added', subject: note.id, customerId, fields } as const;
      return answer({ ...note, isPinned, createdAt: at.toISOString() }).records(change);
    },
  });

/**
 * Returns the ids of the mentioned colleagues without repetitions. Throws if an id is not that of a colleague who may
 * read notes.
 */
async function mentioned(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)];
  const known = new Map((await findActiveColleagues(tx, wanted)).map(({ id, roles }) => [id, roles]));
  const errors = wanted.flatMap((id) => {
    const roles = known.get(id);
    if (roles && mayCall(ListCustomerNotes.allow, { id, kind: 'staff', roles })) return [];
    return [{ pointer: `/mentions/${ids.indexOf(id)}`, detail: NOTE_MENTION().detail }];
  });
  if (errors.length > 0) throw NOTE_MENTION().at(...errors);
  return wanted;
}
