import { TellStaff } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { messagesFor } from '../message.ts';
import { insertMessages } from '../message.store.ts';
import { findStaffWith } from '../staff-by-role.store.ts';

/** ⇐ customer.tell-staff.v1. Queues a message to each member of staff who holds the role. */
export const tellRole = ({ textsAreSent }: { textsAreSent: boolean }) =>
  on(TellStaff, {
    async run({ message: { causeId, role, notice }, tx, now, newId }) {
      const people = await findStaffWith(tx, role);
      const means = { now, newId, textsAreSent };
      await insertMessages(
        tx,
        people.flatMap((personId) => messagesFor({ causeId, personId, notice }, means)),
      );
      return undefined;
    },
  });
