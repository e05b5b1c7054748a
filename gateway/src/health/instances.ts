import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { forwardedAddress } from '@toric/chassis/http/forwarded-address';
import { instanceHealth } from '@toric/chassis/process/instance';
import type { InstanceHealth } from '@toric/contracts/operator/health.http';
import type { SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import type { Database } from '@toric/messaging/database';
import { request } from 'undici';
import type { GatewayConfig } from '../config.ts';
import { urlsOf } from '../edge/upstream.ts';

type Service = (typeof SERVICE_NAMES)[number];
/** Describes one address of a service. `body` is its answer. It is undefined if there was no answer. */
export type InstanceAnswer = { readonly address: string; readonly body: unknown };

export type Instances = {
  /** Returns the state of this process. */
  own(): Promise<InstanceHealth>;
  /** Asks all instances of a service. `headers` are the headers of the client that the services need. */
  ask(service: Service, path: string, headers: Readonly<Record<string, string>>): Promise<InstanceAnswer[]>;
};

/** An instance has this number of ms to answer, so that an instance that hangs does not block the health page. */
const TIMEOUT_MS = 3_000;

/**
 * Returns the addresses behind the name of a service. Over TLS only the name itself is returned, because the
 * certificate contains no IP addresses.
 */
async function originsOf(url: string): Promise<URL[]> {
  const named = new URL(url);
  if (named.protocol === 'https:' || isIP(named.hostname)) return [named];
  const found = await lookup(named.hostname, { all: true }).catch(() => []);
  if (found.length === 0) return [named];
  return found.map(({ address, family }) => {
    const origin = new URL(named);
    origin.hostname = family === 6 ? `[${address}]` : address;
    return origin;
  });
}

/** Opens connections to each single instance. The pools of the upstreams would choose an instance themselves. */
export function openInstances(
  config: GatewayConfig,
  { database, ready }: { database: Pick<Database, 'pool'>; ready: () => boolean },
): Instances {
  const urls = urlsOf(config);
  const sign = forwardedAddress(config.GATEWAY_KEY);

  async function askOne(origin: URL, path: string, given: Readonly<Record<string, string>>): Promise<InstanceAnswer> {
    const { 'x-forwarded-for': client = '', ...others } = given;
    try {
      const answer = await request(new URL(path, origin), {
        headers: { ...others, ...sign(client) },
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return { address: origin.host, body: await answer.body.json() };
    } catch {
      return { address: origin.host, body: undefined };
    }
  }

  return {
    own: () => instanceHealth({ database, ready: ready(), release: config.RELEASE }),
    async ask(service, path, headers) {
      const url = urls[service];
      if (url === undefined) return [];
      return Promise.all((await originsOf(url)).map((origin) => askOne(origin, path, headers)));
    },
  };
}
