import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { TestTemplate } from '@toric/contracts/customer/messages/template.http';
import { messageBy } from '../message.ts';
import { insertMessages } from '../message.store.ts';
import { exampleOf } from '../template.ts';

/** POST /message-templates/{template}/test. Queues a mail with example values to the caller. */
export const testMessageTemplate = command(TestTemplate, {
  async run({ params: { template }, actor, tx, now, newId }) {
    const asked = { causeId: newId(), personId: actor.id, notice: exampleOf(template) };
    const message = messageBy('mail', asked, { now, newId });
    await insertMessages(tx, [message]);
    return answer({ messageId: message.id });
  },
});
