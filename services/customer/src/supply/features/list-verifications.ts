import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListVerifications } from '@toric/contracts/customer/supply/verification.http';
import type { Reader } from '../../reader.store.ts';
import { readVerifications } from '../verification/verification.reader.store.ts';
import { verificationReceipt } from '../verification/verification.view.ts';

/**
 * GET /verifications. Lists verifications with their prescribers. The list shows nothing about the customer or the
 * prescription, so no reading is recorded.
 */
export const listVerifications = ({ vault }: { vault: Vault }) =>
  query<typeof ListVerifications, Reader>(ListVerifications, {
    async run({ query: { limit, cursor, count, open, sort, ...rest }, db }) {
      const filter = { ...rest, isOpen: open === 'true', byDeadline: sort === 'deadline' };
      const found = await readVerifications(db, vault, filter, { limit, cursor, count });
      return pageOf(found, limit, ({ verification, prescriber }) => ({
        ...verificationReceipt(verification),
        prescriber,
      }));
    },
  });
