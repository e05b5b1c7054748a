import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { STORE_CREDIT_CUSTOMER_ERASED } from '@toric/contracts/payment/store-credit/store-credit.errors';
import { GiveStoreCredit } from '@toric/contracts/payment/store-credit/store-credit.http';
import { assertFits, type Gift, GIFT_DAYS, giftTold, giftView, statusOf } from '../gift.ts';
import { giftRecord } from '../gift-record.ts';
import { insertGift, lockGifts, sumGifts, wasErased } from '../gift.store.ts';
import { addCredit, findBalance } from '../ledger.store.ts';

const DAY_MS = 86_400_000;

/**
 * POST /customers/{customerId}/store-credit-gifts → customer.send-message.v1. Gives store credit, and tells the customer. Above the limit, the gift waits for a second
 * person (approve-store-credit.ts). A gift to a customer who was merged is a gift to the customer who stays.
 */
export const giveStoreCredit = ({ vault, limit }: { vault: Vault; limit: number }) =>
  command(GiveStoreCredit, {
    async run({ params: { customerId: askedId }, body: { amount: money, reason }, actor, tx, now, newId }) {
      const { amount, currency } = money;
      const owner = await lockGifts(tx, { customerId: askedId, currency });
      const { customerId } = owner;
      if (await wasErased(tx, askedId, customerId)) throw STORE_CREDIT_CUSTOMER_ERASED();
      assertFits(await findBalance(tx, owner), money);
      const before = await sumGifts(tx, owner, new Date(now.getTime() - GIFT_DAYS * DAY_MS));
      const gift: Gift = {
        ...{ id: newId(), customerId, amount, currency, reason, status: statusOf(amount, before, limit) },
        ...{ requestedBy: actor.id, decidedBy: null, createdAt: now, updatedAt: now },
      };
      await insertGift(tx, gift, await keyringFor(tx, vault, customerId));
      const isGiven = gift.status === 'given';
      if (isGiven) await addCredit({ tx, now, newId }, [{ ...owner, kind: 'given', amount, giftId: gift.id }]);
      return answer(giftView(gift))
        .emits(...(isGiven ? [giftTold(owner.customerId, gift)] : []))
        .records(giftRecord(isGiven ? 'given' : 'asked', undefined, gift));
    },
  });
