import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CompareAllCustomers, type DuplicateProgress } from '@toric/contracts/customer/quality/duplicate.http';
import type { Reader } from '../../reader.store.ts';
import { countAfter, queueEverybody, readProgress } from '../duplicates/block.store.ts';

/** POST /duplicates/comparison. Queues all customers for the search for duplicates. */
export const compareAllCustomers = preparedCommand<typeof CompareAllCustomers, Reader, DuplicateProgress>(
  CompareAllCustomers,
  {
    prepare: async ({ db }) => ({ ...(await readProgress(db)), waiting: await countAfter(db) }),
    async run({ tx, prepared }) {
      await queueEverybody(tx);
      return answer(prepared);
    },
  },
);
