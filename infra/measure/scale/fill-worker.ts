/** Fills the tables in worker processes, because generating rows takes more CPU than PostgreSQL needs to load them. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createLensIds } from '@toric/optics/lens-id';
import { scaleCatalogue } from './catalogue.ts';
import { fill, type Log } from './fill.ts';
import type { ShopPlan } from './customers.ts';
import { stockRows } from './rows/catalog-inventory.ts';
import { customerRows } from './rows/customer.ts';
import { COUNT_COUPONS, marketingRows } from './rows/marketing.ts';
import { afterOrders, orderRows } from './rows/order.ts';
import { paymentRows } from './rows/payment.ts';

type Task = {
  readonly url: string;
  /**
   * Holds the plan of the shop without its catalogue, because generating the catalogue again is faster than
   * transferring it.
   */
  readonly plan: Omit<ShopPlan, 'catalogue'>;
  /** Holds the master keys of the services, and the key of the lens ids. */
  readonly keys: Readonly<Record<'customer' | 'order' | 'catalog-inventory' | 'lensIds', string>>;
};
type Fill = (url: string, plan: ShopPlan, keys: Task['keys'], log: Log) => Promise<void>;

const PARTS = {
  async 'orders and customers'(url, plan, keys, log) {
    await fill({ url, tables: orderRows(plan, keys.order), after: afterOrders(plan), log });
    await fill({ url, tables: await customerRows(plan, keys.customer), log });
  },
  async 'payments, stock and marketing'(url, plan, keys, log) {
    await fill({ url, tables: paymentRows(plan), log });
    await fill({ url, tables: stockRows(plan, keys['catalog-inventory']), log });
    await fill({ url, tables: marketingRows(plan), after: COUNT_COUPONS, log });
  },
} satisfies Record<string, Fill>;

/** Fills all parts in parallel, with one process per part. */
export async function fillInWorkers(task: Task, log: Log): Promise<void> {
  const processes = Object.keys(PARTS).map((part) => ({ part, process: fork(import.meta.filename, [part]) }));
  try {
    await Promise.all(
      processes.map(async ({ part, process }) => {
        process.on('message', (line) => log(line as string)); // the cast is safe: a worker sends only log lines
        process.send(task);
        const [code] = (await once(process, 'exit')) as [number | null];
        if (code !== 0) throw new Error(`the process that fills ${part} ended with ${code ?? 'a signal'}`);
      }),
    );
  } finally {
    for (const { process } of processes) process.kill();
  }
}

// This code runs only in a worker process. The process gets the name of its part as an argument, and the task as its
// first message.
if (process.send && process.argv[1] === import.meta.filename) {
  const [task] = (await once(process, 'message')) as [Task];
  const part = process.argv[2] as keyof typeof PARTS; // the cast is safe: fillInWorkers passes the name of a part
  const plan = { ...task.plan, catalogue: scaleCatalogue(createLensIds(task.keys.lensIds)) };
  await PARTS[part](task.url, plan, task.keys, (line) => process.send?.(line));
  process.disconnect?.();
}
