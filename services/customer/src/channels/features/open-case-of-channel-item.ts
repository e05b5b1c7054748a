import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CHANNEL_ITEM_HAS_CASE, CHANNEL_ITEM_NOT_FOUND } from '@toric/contracts/customer/channels/channel.errors';
import { OpenCaseOfChannelItem } from '@toric/contracts/customer/channels/channel-item.http';
import { openCase } from '../../cases/open-case.flow.ts';
import { textOf } from '../../cases/mail/inbound-mail.ts';
import { lockAuthorOf } from '../author.store.ts';
import { findWords, setCase } from '../item.store.ts';

/** POST /channel-items/{itemId}/case. Opens a case about a comment or a direct message. */
export const openCaseOfChannelItem = ({ vault }: { vault: Vault }) =>
  command(OpenCaseOfChannelItem, {
    async run({ params: { itemId }, body, actor, tx, now, newId }) {
      const author = await lockAuthorOf(tx, vault, itemId);
      if (!author) throw CHANNEL_ITEM_NOT_FOUND();
      if (author.caseId !== null) throw CHANNEL_ITEM_HAS_CASE();
      const { text, link } = await findWords(tx, author.keys, itemId);
      const { customerId, author: person } = author;
      const name = person.name ?? person.handle;
      const means = { tx, vault, now, newId };
      const { opened, messages, effects, changes } = await openCase(means, {
        ...{ ...body, type: 'enquiry', channel: 'ticket', customerId, by: actor.id, byStaff: false },
        text: textOf(link === null ? text : `${text}\n\n${link}`),
        sender: customerId === null && name !== null ? { name, email: person.email } : null,
      });
      await setCase(tx, itemId, opened.id);
      return answer({ id: itemId, caseId: opened.id, number: opened.number })
        .emits(...messages)
        .performs(...effects)
        .records(...changes);
    },
  });
