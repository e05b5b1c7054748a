import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { MESSAGE_NOT_FOUND, MESSAGE_NOT_UNKNOWN } from '@toric/contracts/customer/messages/message.errors';
import { ResendMessage } from '@toric/contracts/customer/messages/message.http';
import { Template } from '@toric/contracts/customer/messages/notice';
import { findKeyrings } from '../../data-key.store.ts';
import { lockMessage, reopenMessage } from '../message.store.ts';
import { messageSummary } from '../message.view.ts';
import { TEMPLATE_RULES } from '../template.ts';

/** POST /messages/{messageId}/resend. Queues an unknown or refused message once more, with the reason. */
export const resendMessage = ({ vault }: { vault: Vault }) =>
  command(ResendMessage, {
    async run({ params: { messageId }, body: { reason }, actor, tx, now, newId }) {
      const locked = await lockMessage(tx, messageId);
      if (!locked) throw MESSAGE_NOT_FOUND();
      const { state, personId } = locked;
      if (state !== 'unknown' && state !== 'refused') throw MESSAGE_NOT_UNKNOWN({ state });
      const keys = (await findKeyrings(tx, vault, [personId]))(personId);
      const { usefulForMs } = TEMPLATE_RULES[Template.parse(locked.template)];
      const expiresAt = new Date(now.getTime() + usefulForMs);
      const resend = { attemptId: newId(), actorId: actor.id, reason, now, expiresAt };
      return answer(messageSummary(await reopenMessage(tx, keys, messageId, resend)));
    },
  });
