// Asks both shops the same, turn by turn, so that the machine's noise falls on both; one request at a time through the gateway.
import { Pool } from 'undici';
import { z } from 'zod';
import type { StaffRole } from '@toric/contracts/kernel/access';
import { accessTokenSigner } from '../../../services/customer/src/accounts/access-token.ts';
import { startSystem, type Servers, type System } from '../../run/system/system.ts';
import type { BuiltShop } from './build.ts';
import type { Log } from './fill.ts';
import { idAt } from './ids.ts';
import { type Compared, holds, latencyOf } from './latency.ts';
import { type Line, linesOf } from './requests.ts';

export type Running = { shop: BuiltShop; lines: readonly Line[]; ask: Ask; stop(): Promise<void> };
type Ask = (line: Line, k: number) => Promise<{ ms: number; rows: number }>;

const Page = z.looseObject({ data: z.array(z.unknown()).optional() });

export async function open(shop: BuiltShop, servers: Servers, log: Log): Promise<Running> {
  const { name, dataDir, plan } = shop;
  const extra = { gateway: { REQUESTS_PER_MINUTE: '1000000000' } };
  const system = await startSystem({ name, dataDir, servers, log, supervised: false, extra });
  const http = new Pool(system.gatewayUrl, { connections: 1 });
  const ask = askerOf(system, http, plan.until);
  const stop = async () => {
    await http.close();
    await system.stop();
  };
  return { shop, lines: linesOf(plan), ask, stop };
}

/** As a member of staff of the role that the line names. */
function askerOf({ secrets }: System, http: Pool, until: number): Ask {
  const sign = accessTokenSigner(secrets.privateJwk);
  const tokens = new Map<StaffRole, { token: string; at: number }>();
  async function tokenOf(role: StaffRole): Promise<string> {
    const known = tokens.get(role);
    if (known && Date.now() - known.at < 300_000) return known.token;
    const token = await sign({ id: idAt(until, 'staff', 0), kind: 'staff', roles: [role] }, new Date());
    tokens.set(role, { token, at: Date.now() });
    return token;
  }
  return async (line, k) => {
    const path = line.path(k);
    const headers = { authorization: `Bearer ${await tokenOf(line.as)}` };
    const started = performance.now();
    const { statusCode, body } = await http.request({ method: 'GET', path, headers });
    const text = await body.text();
    const ms = performance.now() - started;
    if (statusCode !== 200) throw new Error(`${line.name}: ${statusCode} for ${path}: ${text.slice(0, 300)}`);
    return { ms, rows: Page.parse(JSON.parse(text)).data?.length ?? 1 };
  };
}

const WARM_UP = 150;
const ROUND = 50;
/** A line beyond the bound is asked so many times as often, and that counts: a stall of the machine falls on one shop alone. */
const DOUBTED = 5;

/** `asked`: requests of each line to each shop. */
export async function compare(small: Running, large: Running, asked: number, log: Log): Promise<Compared[]> {
  const compared: Compared[] = [];
  for (const [index, line] of small.lines.entries()) {
    const twin = large.lines[index];
    if (!twin) throw new Error(`the large shop is not asked for ${line.name}`);
    const once = await compareLine([small, line], [large, twin], asked);
    const result = holds(once) ? once : await compareLine([small, line], [large, twin], asked * DOUBTED);
    compared.push(result);
    log(`${result.name}: p99 ${result.small.p99.toFixed(1)} → ${result.large.p99.toFixed(1)} ms`);
  }
  return compared;
}

type Side = readonly [Running, Line];

/** Each request is made twice: the second time its pages are in memory, where those of a small shop always are. */
async function compareLine(small: Side, large: Side, asked: number): Promise<Compared> {
  const sides = [small, large].map(([running, line]) => ({
    ask: (n: number) => running.ask(line, n),
    first: [] as number[],
    again: [] as number[],
    rows: 0,
  }));
  async function round(from: number, counts: boolean): Promise<void> {
    for (const side of sides) {
      for (const times of [side.first, side.again]) {
        for (let n = from; n < from + ROUND; n += 1) {
          const { ms, rows } = await side.ask(n);
          if (!counts) continue;
          times.push(ms);
          side.rows += rows;
        }
      }
    }
  }
  for (let k = 0; k < WARM_UP + asked; k += ROUND) await round(k, k >= WARM_UP);
  const [one, other] = sides;
  if (!one || !other) throw new Error('two shops are compared');
  const meanRows = ({ rows, first, again }: typeof one) => Math.round(rows / (first.length + again.length));
  return {
    name: small[1].name,
    small: latencyOf(one.again),
    large: latencyOf(other.again),
    first: latencyOf(other.first),
    rows: [meanRows(one), meanRows(other)],
  };
}
