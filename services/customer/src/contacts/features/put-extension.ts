import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { EXTENSION_TAKEN } from '@toric/contracts/customer/contacts/contact.errors';
import { PutExtension } from '@toric/contracts/customer/contacts/telephony.http';
import { saveExtension } from '../extension.store.ts';

/** PUT /desk/extension. Saves the extension of the caller's telephone. */
export const putExtension = command(PutExtension, {
  async run({ body: { extension }, actor, tx, now }) {
    if (!(await saveExtension(tx, actor.id, extension, now))) {
      throw EXTENSION_TAKEN({ extension: extension ?? '' }).atField('/extension');
    }
    return answer({ extension });
  },
});
