import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { SUPPRESSION_NOT_FOUND } from '@toric/contracts/customer/messages/message.errors';
import { LiftSuppression } from '@toric/contracts/customer/messages/suppression.http';
import { suppressionView } from '../message.view.ts';
import { endSuppression } from '../suppression.store.ts';

/** POST /suppressions/{suppressionId}/lift. Lifts a suppression, so that messages are sent to the address again. */
export const liftSuppression = ({ vault }: { vault: Vault }) =>
  command(LiftSuppression, {
    async run({ params: { suppressionId }, body: { reason }, actor, tx, now }) {
      const lifted = await endSuppression(tx, vault, suppressionId, { actorId: actor.id, reason, now });
      if (!lifted) throw SUPPRESSION_NOT_FOUND();
      return answer(suppressionView(lifted));
    },
  });
