import { CustomerRegistered } from '@toric/contracts/customer/events';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { envelope, publish } from '../../e2e/publish.ts';
import { until } from '../../testing/test-stack.ts';
import type { OpenConsole } from '../open-console.ts';
import type { Journey } from './journey.ts';
import { listed } from './shop-work.ts';

/** Runs an SQL statement as the superuser of the stack. Returns the number of rows. */
async function run({ system }: OpenConsole, sql: string, values: unknown[] = []): Promise<number> {
  const client = new pg.Client({ connectionString: system.adminDatabaseUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

/**
 * Replays a dead letter. Its message fails permanently while a table is missing. After the table is back, an operator
 * replays it.
 */
export const replay: Journey = {
  name: 'the replay of a stuck message',
  async run({ desk, as }) {
    const customerId = uuidv7();
    const operator = await as('operator');
    await run(desk, 'alter table marketing.participant rename to participant_away');
    try {
      // the header `x-attempt` marks the last attempt, so one more failure makes the message a dead letter
      const lastRetry = { exchange: 'marketing.return', key: '5000.marketing.project-customer' };
      const message = envelope({ customerId }, CustomerRegistered.type);
      await publish(desk, 'marketing', lastRetry, message, { 'x-attempt': 6 });
      await until('the dead letter', async () => {
        const open = await listed(operator.visitor, '/v1/operations/marketing/dead-letters?state=open');
        return open.length > 0 ? true : undefined;
      });
    } finally {
      await run(desk, 'alter table marketing.participant_away rename to participant');
    }
    await operator.tab.open('/console/operations');
    await operator.press('All tries failed');
    await operator.press('Try 1 message again');
    await operator.told('1 message goes back to its queue.');
    await until('the customer is known to marketing', async () => {
      const found = await run(desk, 'select from marketing.participant where customer_id = $1', [customerId]);
      return found === 1 ? true : undefined;
    });
  },
};
