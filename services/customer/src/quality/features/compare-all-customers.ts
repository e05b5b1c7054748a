import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CompareAllCustomers, type DuplicateProgress } from '@toric/contracts/customer/quality/duplicate.http';
import type { Reader } from '../../reader.store.ts';
import { queueEverybody, readProgress } from '../duplicates/block.store.ts';

/** POST /duplicates/comparison. Queues all customers for the search for duplicates. */
export const compareAllCustomers = preparedCommand<typeof CompareAllCustomers, Reader, DuplicateProgress>(
  CompareAllCustomers,
  {
    prepare: ({ db }) => readProgress(db),
    async run({ tx, prepared }) {
      const waiting = await queueEverybody(tx);
      return answer({ ...prepared, waiting });
    },
  },
);
