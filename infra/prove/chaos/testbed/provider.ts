/**
 * Gives a fault run access to the sandbox provider: its ledger, which is one of the three ledgers that a run compares,
 * and the control of its failures.
 */
import { z } from 'zod';
import type { System } from '../../../run/system/system.ts';

const Row = z.object({
  seq: z.int(),
  at: z.string(),
  kind: z.enum(['authorised', 'declined', 'increased', 'captured', 'released', 'voided', 'refunded', 'refused']),
  paymentId: z.string(),
  reference: z.string(),
  amount: z.int(),
  currency: z.string(),
  idempotencyKey: z.string(),
});
export type ProviderRow = z.infer<typeof Row>;
const Page = z.object({ data: z.array(Row), nextAfter: z.int().nullable() });

export type Trouble = { mode: 'none' | 'down' | 'slow'; delayMs?: number; next?: number };
export type WebhookOrder = { mode: 'normal' | 'duplicate' | 'hold' | 'shuffle'; copies?: number };

const PAGE_SIZE = 1_000;

export function openProvider({ addresses, secrets }: Pick<System, 'addresses' | 'secrets'>) {
  const base = `http://127.0.0.1:${addresses.ports['sandbox-provider']}`;

  async function call(path: string, key: string, body?: object): Promise<unknown> {
    const response = await fetch(`${base}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(10_000),
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`the sandbox provider answered ${response.status} to ${path}: ${await response.text()}`);
    return response.json();
  }
  const control = (path: string, body: object) => call(`/control/${path}`, secrets.get('provider control'), body);

  return {
    trouble: (trouble: Trouble) => control('trouble', trouble),
    webhooks: (order: WebhookOrder) => control('webhooks', order),
    release: () => control('webhooks/release', {}),
    /** Returns all ledger rows after the sequence number `after`. It reads them page by page. */
    async ledger(after = 0): Promise<ProviderRow[]> {
      const rows: ProviderRow[] = [];
      for (let from: number | null = after; from !== null; ) {
        const page: z.infer<typeof Page> = Page.parse(
          await call(`/v1/ledger?after=${from}&limit=${PAGE_SIZE}`, secrets.get('provider')),
        );
        rows.push(...page.data);
        from = page.nextAfter;
      }
      return rows;
    },
  };
}
