// Tests how the gateway gathers hits and waiting work from the services, also if one of them gives no answer.
import { describe, expect, test } from '@jest/globals';
import type { WaitingWork } from '@toric/contracts/desk/overview.http';
import request from 'supertest';
import { gatewayApp } from '../../test/app.ts';
import { addUp } from './gather.ts';
import { type Answer, Unavailable, type UpstreamRequest } from './upstream.ts';

const good = (body: object): Answer => ({ status: 200, headers: {}, body: Buffer.from(JSON.stringify(body)) });
const refused = (status: number, detail: string): Answer => ({
  ...{ ...good({ detail }), status },
  headers: { 'content-type': 'application/problem+json' },
});
const hit = (kind: string, id: string) => ({ kind, id, title: id, detail: '' });

const search = (answers: Readonly<Record<string, Answer | Unavailable>>, path = '/v1/search?q=ana') => {
  const asked: UpstreamRequest[] = [];
  const ask = async (sent: UpstreamRequest) => {
    asked.push(sent);
    const answer = answers[sent.owner] ?? good({ hits: [], data: [] });
    if (answer instanceof Unavailable) throw answer;
    return answer;
  };
  const known = ['customer', 'order', 'catalog-inventory', 'payment'];
  const app = gatewayApp({
    ask,
    upstreams: { known, ask, open: () => Promise.reject(new Error()), close: async () => {} },
  });
  return { asked, answer: request(app).get(path).set('Authorization', 'Bearer sales') };
};

describe('GET /v1/search', () => {
  test('asks each service with the same text, and puts people first', async () => {
    const { asked, answer } = search({
      order: good({ hits: [hit('order', 'T-1')] }),
      'catalog-inventory': good({ hits: [hit('product', 'biofinity')] }),
      customer: good({ hits: [hit('customer', 'Ana')] }),
    });
    const { body } = await answer.expect(200).expect('Cache-Control', 'no-store');
    expect(body.hits.map(({ id }: { id: string }) => id)).toEqual(['Ana', 'T-1', 'biofinity']);
    expect(body.unanswered).toBeUndefined();
    expect(asked.map(({ owner, path }) => `${owner} ${path}`).sort()).toEqual([
      'catalog-inventory /search?q=ana',
      'customer /search?q=ana',
      'order /search?q=ana',
    ]);
  });

  test('shows the other hits if one service refuses and another is away, and says why', async () => {
    const { answer } = search({
      customer: refused(429, 'You searched too often.'),
      order: new Unavailable('order', {}),
      'catalog-inventory': good({ hits: [hit('lot', 'L1')] }),
    });
    const { body } = await answer.expect(200);
    expect(body.hits).toHaveLength(1);
    expect(body.unanswered).toEqual([
      { service: 'customer', detail: 'You searched too often.' },
      { service: 'order', detail: 'The order service does not answer at the moment. Send the request again.' },
    ]);
  });

  test('answers the refusal if all services refuse, and 503 if all are away', async () => {
    const wrong = refused(400, 'The text is too long.');
    const all = search({ customer: wrong, order: wrong, 'catalog-inventory': wrong });
    expect((await all.answer.expect(400)).body).toEqual({ detail: 'The text is too long.' });
    const away = (owner: string) => new Unavailable(owner, {});
    const none = search({
      ...{ customer: away('customer'), order: away('order'), 'catalog-inventory': away('catalog-inventory') },
    });
    await none.answer.expect(503);
  });

  test('is closed to customers', async () => {
    const app = gatewayApp({ ask: async () => good({ hits: [] }) });
    await request(app).get('/v1/search?q=ana').set('Authorization', 'Bearer customer').expect(403);
  });
});

const work = (kind: WaitingWork['kind'], count: number, oldest: string | null = null, late = 0): WaitingWork => ({
  ...{ kind, count, late, oldest },
});

describe('GET /v1/waiting', () => {
  test('asks every service, and leads each kind once', async () => {
    const letters = good({ data: [work('dead-letters', 2, '2026-11-21T09:30:00.000Z')] });
    const { asked, answer } = search({ order: letters, payment: letters }, '/v1/waiting');
    const { body } = await answer.expect(200);
    expect(body).toEqual({ data: [work('dead-letters', 4, '2026-11-21T09:30:00.000Z')] });
    expect(asked).toHaveLength(4);
  });

  test('work of one kind is added up to at most 1,000, and the oldest time stays', () => {
    const rows = [work('dead-letters', 900, null, 1), work('dead-letters', 200, '2026-11-21T09:30:00.000Z', 2)];
    expect(addUp([...rows, work('orders-to-ship', 1, '2026-11-20T09:30:00.000Z')])).toEqual([
      work('orders-to-ship', 1, '2026-11-20T09:30:00.000Z'),
      work('dead-letters', 1_000, '2026-11-21T09:30:00.000Z', 3),
    ]);
  });
});
