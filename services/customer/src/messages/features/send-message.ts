import { SendMessage } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { messagesFor } from '../message.ts';
import { insertMessages } from '../message.store.ts';

/** ⇐ customer.send-message.v1. Queues a message to a person, once per cause, person and template. */
export const sendMessage = ({ textsAreSent }: { textsAreSent: boolean }) =>
  on(SendMessage, {
    async runMany({ received, tx, now, newId }) {
      const means = { now, newId, textsAreSent };
      await insertMessages(
        tx,
        received.flatMap(({ message }) => messagesFor(message, means)),
      );
      return received.map(() => undefined);
    },
  });
