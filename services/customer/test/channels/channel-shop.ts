/**
 * Provides what the tests of channels share: a stand-in for the providers, signed webhook deliveries, and the API calls
 * of staff.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@toric/infra/prove/testing/test-stack';
import type { Provider } from '@toric/infra/shop/channel-providers/ledger';
import { startProviders } from '@toric/infra/shop/channel-providers/providers';
import { signatureOf } from '@toric/infra/shop/channel-providers/signed';
import { customerStack } from '../customer-stack.ts';

export const SECRET = 'an-invented-signing-secret';
export type ChannelShop = Awaited<ReturnType<typeof channelShop>>;

export async function channelShop(more: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'providers-'));
  const size = { PORT: 0, HOST: '127.0.0.1', PROVIDERS_DATA_DIR: folder, PROVIDERS_PAGE: 2 };
  const providers = await startProviders(size);
  const settings = { CHANNELS_SANDBOX_URL: providers.url, CHANNELS_ASK_SECONDS: '1', ...more };
  const shop = await customerStack(settings);
  const { stack } = shop;
  const [admin, sales, marketing, warehouse] = await Promise.all([
    stack.token({ kind: 'staff', roles: ['admin'] }),
    ...(['sales', 'marketing', 'warehouse'] as const).map((role) => stack.token({ kind: 'staff', roles: [role] })),
  ]);
  const tokens = { admin, sales: sales ?? '', marketing: marketing ?? '', warehouse: warehouse ?? '' };
  const ask = (method: 'get' | 'post' | 'patch', path: string, body?: object, token = tokens.sales) =>
    shop.call(method, path, { token, ...(body && { body }) });
  return {
    ...shop,
    ...{ ...tokens, providers, ask },
    /**
     * Adds a channel and, if its provider sends webhook deliveries, a secret. Returns the id of the channel and the
     * secret.
     */
    async open(provider: Provider, change: object = {}): Promise<{ id: string; secret: string }> {
      const account = provider === 'zendesk' ? 'toric-example' : provider === 'intercom' ? 'eu' : '687';
      const body = { provider, name: `Our ${provider}`, account, ...change };
      const { id } = (await ask('post', '/channels', body, admin).expect(201)).body;
      if (provider === 'sprout-social') return { id, secret: '' };
      const given = provider === 'hootsuite' ? {} : { secret: SECRET };
      const { secret } = (await ask('post', `/channels/${id}/secrets`, given, admin).expect(201)).body;
      return { id, secret: secret ?? SECRET };
    },
    deliver(provider: Provider, { id, secret }: { id: string; secret: string }, body: unknown, headers: object = {}) {
      const raw = typeof body === 'string' ? body : JSON.stringify(body);
      return shop
        .call('post', `/channels/${id}/deliveries`)
        .set({ 'content-type': 'application/json', ...signatureOf({ provider, secret, body: raw }), ...headers })
        .send(raw);
    },
    items: async (query = '', token = tokens.sales) =>
      (await ask('get', `/channel-items?limit=100&${query}`, undefined, token).expect(200)).body.data,
    channel: async (id: string) => (await ask('get', `/channels/${id}`, undefined, admin).expect(200)).body,
    /** Waits until the channel has items with all of these texts. */
    async has(id: string, texts: readonly string[]): Promise<void> {
      await until(
        `the texts ${texts.join(', ')}`,
        async () => {
          const { body } = await ask('get', `/channel-items?limit=100&channelId=${id}`);
          const found = new Set(body.data.map(({ text }: { text: string }) => text));
          return texts.every((text) => found.has(text)) || undefined;
        },
        45_000,
      );
    },
    /** Waits until the channel was read to its end after this call. */
    async caughtUp(id: string): Promise<void> {
      const since = await shop.value<Date>('select now() as value');
      await until(
        'the channel is read',
        async () => {
          const { rows } = await stack.admin.query(
            'select from customer.channel where id = $1 and caught_up_at > $2::timestamptz',
            [id, since],
          );
          return rows[0];
        },
        30_000,
      );
    },
    count: (what: string, ...values: unknown[]) =>
      shop.value<number>(`select count(*)::int as value from customer.${what}`, ...values),
    async stop() {
      await shop.stop();
      await providers.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let numbers = 8_000;
/** Returns a ticket as the Zendesk API does. `words` are its comments: an agent wrote those that begin with `@`. */
export function ticketOf(words: readonly string[], change: { email?: string; phone?: string; status?: string } = {}) {
  const id = (numbers += 1);
  const { email, phone, status = 'open' } = change;
  const at = (minutes: number) => new Date(Date.now() + 5_000 + minutes * 60_000).toISOString();
  return {
    id,
    body: {
      ticket: {
        ...{ id, subject: `Ticket ${id}`, status, priority: 'high', requester_id: id * 10, via: { channel: 'email' } },
        ...{ created_at: at(0), updated_at: at(words.length) },
      },
      comments: words.map((text, index) => ({
        ...{ id: id * 100 + index, author_id: text.startsWith('@') ? 1 : id * 10, public: true, created_at: at(index) },
        plain_body: text.replace('@', ''),
      })),
      users: [
        { id: id * 10, name: 'Mei Lindqvist', role: 'end-user', email, phone },
        { id: 1, name: 'Olga Brandt', role: 'agent' },
      ],
    },
  };
}
