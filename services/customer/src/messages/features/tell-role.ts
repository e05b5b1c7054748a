import { TellStaff } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { insertNotices } from '../../desk/staff-notice.store.ts';
import { messagesFor } from '../message.ts';
import { insertMessages } from '../message.store.ts';
import { findStaffWith } from '../staff-by-role.store.ts';

/**
 * ⇐ customer.tell-staff.v1. Queues a message to each member of staff who has the role, and puts the notice into the
 * inbox of her console.
 */
export const tellRole = ({ textsAreSent }: { textsAreSent: boolean }) =>
  on(TellStaff, {
    async run({ message: { causeId, role, notice }, tx, now, newId }) {
      const people = await findStaffWith(tx, role);
      const means = { now, newId, textsAreSent };
      await insertMessages(
        tx,
        people.flatMap((personId) => messagesFor({ causeId, personId, notice }, means)),
      );
      await insertNotices(tx, { causeId, staffIds: people, notice }, { now, newId });
      return undefined;
    },
  });
