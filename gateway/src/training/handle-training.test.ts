// Tests the steps of a reset over all services, with services that the test plays.
import { describe, expect, test } from '@jest/globals';
import { SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import type { TrainingPart } from '@toric/contracts/operator/training.http';
import { pino } from 'pino';
import request from 'supertest';
import { gatewayApp } from '../../test/app.ts';
import { Unavailable, type UpstreamRequest } from '../edge/upstream.ts';

const at = '2026-11-30T09:00:00.000Z';
const good: TrainingPart = {
  ...{ hasSample: true, keptAt: at, fits: true, resetId: null, resetAt: null, isQuiet: false, busy: 0 },
};
type Given = {
  part?: Partial<TrainingPart>;
  isOn?: boolean;
  fails?: (step: string, owner: string) => boolean;
  refuses?: (owner: string) => boolean;
};

function trainingShop({ part = {}, isOn = true, fails = () => false, refuses = () => false }: Given = {}) {
  const taken: string[] = [];
  let restarted = () => {};
  const restart = new Promise<void>((resolve) => {
    restarted = resolve;
  });
  const ask = async ({ owner, body }: UpstreamRequest) => {
    const step: string = body ? JSON.parse(body.toString()).step : 'part';
    if (fails(step, owner)) throw new Unavailable(owner, {});
    if (step !== 'part') taken.push(`${step} ${owner}`);
    return { status: refuses(owner) ? 403 : 200, headers: {}, body: Buffer.from(JSON.stringify({ ...good, ...part })) };
  };
  const means = { log: pino({ level: 'silent' }), restart: () => restarted() };
  const app = gatewayApp({ ask, ...(isOn && { training: means }) });
  const send = (method: 'get' | 'post', path: string) =>
    request(app)[method](`/v1/training${path}`).set('Authorization', 'Bearer sales');
  return { taken, restart, send };
}

const each = (step: string) => SERVICE_NAMES.map((service) => `${step} ${service}`);
const slugOf = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');

describe('a reset', () => {
  test('lets all services stop before the first one is restored, and restore before the first one starts again', async () => {
    const { taken, restart, send } = trainingShop();
    const { body } = await send('post', '/reset').expect(202).expect('Location', '/v1/training');
    expect(body.state).toBe('resetting');
    await restart;
    expect([taken.slice(0, 6).sort(), taken.slice(6, 12).sort(), taken.slice(12).sort()]).toEqual([
      each('quiet').sort(),
      each('restore').sort(),
      each('restart').sort(),
    ]);
  });

  test('that breaks off lets all services start again, restored or not', async () => {
    const { taken, restart, send } = trainingShop({ fails: (step, owner) => step === 'restore' && owner === 'order' });
    await send('post', '/reset').expect(202);
    await restart;
    expect(taken.filter((step) => step.startsWith('restart')).sort()).toEqual(each('restart').sort());
  });

  test.each([
    ['training.no-sample', { hasSample: false, keptAt: null }],
    ['training.not-kept', { keptAt: null }],
    ['training.updated', { fits: false }],
    ['training.resetting', { isQuiet: true }],
  ] as const)('is refused with %s', async (slug, part) => {
    const { taken, send } = trainingShop({ part });
    expect(slugOf(await send('post', '/reset'))).toBe(slug);
    expect(taken).toEqual([]);
  });
});

test('a shop that is not for training refuses everything', async () => {
  const { taken, send } = trainingShop({ isOn: false });
  expect([slugOf(await send('get', '').expect(403)), slugOf(await send('post', '/reset').expect(403))]).toEqual([
    'training.off',
    'training.off',
  ]);
  expect(taken).toEqual([]);
});

test('sales may not decide what the first day is', async () => {
  const { send } = trainingShop();
  await send('post', '/first-day').expect(403);
});

test('a service that refuses its part is named as one that does not answer', async () => {
  const { send } = trainingShop({ refuses: (owner) => owner === 'order' });
  const { body } = await send('get', '').expect(200);
  expect(body).toMatchObject({ state: 'resetting', silent: ['order'] });
});

test('a service that is starting is named', async () => {
  const { send } = trainingShop({ fails: (_, owner) => owner === 'payment' });
  const { body } = await send('get', '').expect(200);
  expect(body).toMatchObject({ state: 'resetting', silent: ['payment'] });
});
