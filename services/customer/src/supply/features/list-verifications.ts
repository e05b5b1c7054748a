import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListVerifications } from '@toric/contracts/customer/supply/verification.http';
import type { Reader } from '../../reader.store.ts';
import { readVerifications } from '../verification/verification.store.ts';
import { verificationReceipt } from '../verification/verification.view.ts';

/** GET /verifications. Lists verifications without their contents, so no reading is recorded. */
export const listVerifications = query<typeof ListVerifications, Reader>(ListVerifications, {
  async run({ query: { status, customerId, ...page }, db }) {
    return pageOf(await readVerifications(db, { status, customerId }, page), page.limit, verificationReceipt);
  },
});
