import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { RejectStoreCredit } from '@toric/contracts/payment/store-credit/store-credit.http';
import { decideGift, giftView } from '../gift.ts';
import { giftRecord } from '../gift-record.ts';
import { saveDecision } from '../gift.store.ts';
import { lockGift } from '../lock-gift.flow.ts';

/** POST /store-credit-gifts/{giftId}/reject. Rejects a gift that waits for approval. The balance does not change. */
export const rejectStoreCredit = ({ vault }: { vault: Vault }) =>
  command(RejectStoreCredit, {
    async run({ params: { giftId }, actor, tx, now }) {
      const { waiting } = await lockGift(tx, vault, giftId);
      const gift = decideGift(waiting, 'rejected', actor.id, now);
      await saveDecision(tx, gift);
      return answer(giftView(gift)).records(giftRecord('rejected', waiting, gift));
    },
  });
