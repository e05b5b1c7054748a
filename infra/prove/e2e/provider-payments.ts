/** Reads the ledger of the payment provider by the provider's own API. */
import type { System } from '../../run/system/system.ts';

export type ProviderPayment = {
  id: string;
  reference: string;
  status: string;
  amount: number;
  capturedAmount: number;
  refundedAmount: number;
};

export async function providerPayments({ addresses, secrets }: System): Promise<ProviderPayment[]> {
  const found: ProviderPayment[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const url: string = `http://127.0.0.1:${addresses.ports['sandbox-provider']}/v1/payments?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${secrets.get('provider')}` } });
    const page = (await response.json()) as { data: ProviderPayment[]; nextCursor: string | null };
    found.push(...page.data);
    cursor = page.nextCursor;
  }
  return found;
}
