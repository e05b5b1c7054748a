import type { Subscription } from '@toric/messaging/subscription';
import { FACTS, tellOf } from '../facts.ts';
import { messagesFor } from '../message.ts';
import { insertMessages } from '../message.store.ts';

/**
 * ⇐ the events that `facts.ts` lists. Queues the messages about these events to people. One statement handles a batch
 * of events, so that mails add little to the cost of an order.
 */
export const tellOfFacts = ({ textsAreSent }: { textsAreSent: boolean }): Subscription => ({
  listensTo: FACTS.map(({ type }) => type),
  lingerMs: 250,
  async runMany({ received, tx, now, newId }) {
    const means = { now, newId, textsAreSent };
    const messages = received.flatMap(({ message, envelope: { id: causeId, type } }) =>
      tellOf(type, message).flatMap((told) => messagesFor({ causeId, ...told }, means)),
    );
    await insertMessages(tx, messages);
    return received.map(() => undefined);
  },
});
