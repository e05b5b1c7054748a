import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { PaymentConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';
import { expiry } from './expire-credit.flow.ts';
import { approveStoreCredit } from './features/approve-store-credit.ts';
import { getStoreCredit } from './features/get-store-credit.ts';
import { giveStoreCredit } from './features/give-store-credit.ts';
import { listStoreCreditEntries } from './features/list-store-credit-entries.ts';
import { listStoreCreditGifts } from './features/list-store-credit-gifts.ts';
import { rejectStoreCredit } from './features/reject-store-credit.ts';

type Deps = { vault: Vault; config: PaymentConfig };

/**
 * Declares the area of store credit: money of a customer that the shop keeps for her next orders. Payments use it, and
 * refunds may become store credit.
 */
export const storeCredit = ({ vault, config }: Deps): Area<Reader> => {
  const background = expiry(config.STORE_CREDIT_MONTHS);
  return {
    routes: [
      ...[getStoreCredit, listStoreCreditEntries, listStoreCreditGifts({ vault })],
      ...[giveStoreCredit({ vault, limit: config.STORE_CREDIT_LIMIT }), approveStoreCredit({ vault })],
      rejectStoreCredit({ vault }),
    ],
    ...(background && { background }),
  };
};
