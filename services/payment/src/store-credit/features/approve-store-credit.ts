import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { STORE_CREDIT_CUSTOMER_ERASED } from '@toric/contracts/payment/store-credit/store-credit.errors';
import { ApproveStoreCredit } from '@toric/contracts/payment/store-credit/store-credit.http';
import { assertFits, decideGift, giftTold, giftView } from '../gift.ts';
import { giftRecord } from '../gift-record.ts';
import { saveDecision, wasErased } from '../gift.store.ts';
import { addCredit, findBalance } from '../ledger.store.ts';
import { lockGift } from '../lock-gift.flow.ts';

/** POST /store-credit-gifts/{giftId}/approve → customer.send-message.v1. Adds the store credit, and tells the customer. */
export const approveStoreCredit = ({ vault }: { vault: Vault }) =>
  command(ApproveStoreCredit, {
    async run({ params: { giftId }, actor, tx, now, newId }) {
      const { waiting, owner } = await lockGift(tx, vault, giftId);
      const gift = decideGift(waiting, 'given', actor.id, now);
      const { customerId, currency, amount } = gift;
      if (await wasErased(tx, customerId, owner.customerId)) throw STORE_CREDIT_CUSTOMER_ERASED();
      assertFits(await findBalance(tx, owner), gift);
      await saveDecision(tx, gift);
      await addCredit({ tx, now, newId }, [{ customerId, currency, kind: 'given', amount, giftId }]);
      return answer(giftView(gift))
        .emits(giftTold(owner.customerId, gift))
        .records(giftRecord('approved', waiting, gift));
    },
  });
