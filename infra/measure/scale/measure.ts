/**
 * Sends the same requests to both shops, one at a time through the gateway. The requests are interleaved, so that noise
 * of the machine affects both shops.
 */
import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { z } from 'zod';
import type { StaffRole } from '@toric/contracts/kernel/access';
import { accessTokenSigner } from '../../../services/customer/src/accounts/access-token.ts';
import { NO_RATE_LIMITS } from '../../run/system/no-rate-limits.ts';
import { startSystem, type Servers, type System } from '../../run/system/system.ts';
import type { BuiltShop } from './build.ts';
import type { Log } from './fill.ts';
import { idAt } from './ids.ts';
import { type Compared, isWithinBound, latencyOf } from './latency.ts';
import { type RequestCase, requestCasesOf } from './requests.ts';

export type Running = { shop: BuiltShop; cases: readonly RequestCase[]; send: Send; stop(): Promise<void> };
type Send = (request: RequestCase, k: number) => Promise<{ ms: number; rows: number }>;

const Page = z.looseObject({ data: z.array(z.unknown()).optional() });

export async function open(shop: BuiltShop, servers: Servers, log: Log): Promise<Running> {
  const { name, dataDir, plan } = shop;
  const system = await startSystem({ name, dataDir, servers, log, supervised: false, extra: NO_RATE_LIMITS });
  const http = new Pool(system.gatewayUrl, { connections: 1 });
  const send = senderOf(system, http, plan.until);
  const stop = async () => {
    await http.close();
    await system.stop();
  };
  return { shop, cases: requestCasesOf(plan), send, stop };
}

/**
 * Returns a function that sends a request. Its token belongs to a member of staff with the role that the request needs.
 */
function senderOf({ secrets }: System, http: Pool, until: number): Send {
  const sign = accessTokenSigner(secrets.privateJwk);
  const tokens = new Map<StaffRole, { token: string; at: number }>();
  async function tokenOf(role: StaffRole): Promise<string> {
    const known = tokens.get(role);
    if (known && Date.now() - known.at < 300_000) return known.token;
    const token = await sign({ id: idAt(until, 'staff', 0), kind: 'staff', roles: [role] }, randomUUID());
    tokens.set(role, { token, at: Date.now() });
    return token;
  }
  let people = 0;
  /**
   * Returns the token of another person at each call, because each person may search for customers only a limited
   * number of times in ten minutes.
   */
  const anybodysToken = (role: StaffRole): Promise<string> =>
    sign({ id: idAt(Date.now(), 'staff', people++), kind: 'staff', roles: [role] }, randomUUID());
  return async (request, k) => {
    const path = request.path(k);
    const token = await (request.isLimited ? anybodysToken(request.as) : tokenOf(request.as));
    const headers = { authorization: `Bearer ${token}` };
    const started = performance.now();
    const { statusCode, body } = await http.request({ method: 'GET', path, headers });
    const text = await body.text();
    const ms = performance.now() - started;
    if (statusCode !== 200) throw new Error(`${request.name}: ${statusCode} for ${path}: ${text.slice(0, 300)}`);
    return { ms, rows: Page.parse(JSON.parse(text)).data?.length ?? 1 };
  };
}

const WARM_UP = 150;
const ROUND = 50;
/**
 * A request that exceeds the bound is measured again with five times as many repetitions, and only the second result
 * counts. The first result may be wrong, because a pause of the machine may have affected only one shop.
 */
const RECHECK_FACTOR = 5;

/** Compares the shops request by request. `asked` is the number of repetitions in each shop. */
export async function compare(small: Running, large: Running, asked: number, log: Log): Promise<Compared[]> {
  const compared: Compared[] = [];
  for (const [index, request] of small.cases.entries()) {
    const twin = large.cases[index];
    if (!twin) throw new Error(`the large shop has no request ${request.name}`);
    const once = await compareCase([small, request], [large, twin], asked);
    const result = isWithinBound(once)
      ? once
      : await compareCase([small, request], [large, twin], asked * RECHECK_FACTOR);
    compared.push(result);
    log(`${result.name}: p99 ${result.small.p99.toFixed(1)} → ${result.large.p99.toFixed(1)} ms`);
  }
  return compared;
}

type Side = readonly [Running, RequestCase];

/**
 * Compares one request. It is sent twice, and the second time counts. Its database pages are then in memory, as the
 * pages of a small shop always are.
 */
async function compareCase(small: Side, large: Side, asked: number): Promise<Compared> {
  const sides = [small, large].map(([running, request]) => ({
    send: (n: number) => running.send(request, n),
    first: [] as number[],
    again: [] as number[],
    rows: 0,
  }));
  async function round(from: number, counts: boolean): Promise<void> {
    for (const side of sides) {
      for (const times of [side.first, side.again]) {
        for (let n = from; n < from + ROUND; n += 1) {
          const { ms, rows } = await side.send(n);
          if (!counts) continue;
          times.push(ms);
          side.rows += rows;
        }
      }
    }
  }
  for (let k = 0; k < WARM_UP + asked; k += ROUND) await round(k, k >= WARM_UP);
  const [one, other] = sides;
  if (!one || !other) throw new Error('a comparison needs two shops');
  const meanRows = ({ rows, first, again }: typeof one) => Math.round(rows / (first.length + again.length));
  return {
    name: small[1].name,
    mostMs: small[1].mostMs,
    small: latencyOf(one.again),
    large: latencyOf(other.again),
    first: latencyOf(other.first),
    rows: [meanRows(one), meanRows(other)],
  };
}
