import { join } from 'node:path';
import { type Child, type Ending, startChild } from '../../../run/system/child.ts';
import { environmentOf } from '../../../run/system/environment.ts';
import { bundleOf, type ProcessName } from '../../../run/system/parts.ts';
import type { System } from '../../../run/system/system.ts';
import type { openLinkProxies } from './links.ts';

type Options = {
  readonly dataDir: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  readonly bundles?: (name: ProcessName) => string;
  readonly onEnd: (ending: Ending) => void;
  readonly signal: AbortSignal;
};

/**
 * Starts the gateway with the role `webhooks`: the process that sends webhooks and does nothing else. It reaches
 * database and broker through the same proxies as the gateway. It is restarted after it was killed.
 */
export async function startWebhooks(
  { dataDir, port, env, bundles = bundleOf, onEnd, signal }: Options,
  { secrets, addresses }: Pick<System, 'secrets' | 'addresses'>,
  links: Pick<Awaited<ReturnType<typeof openLinkProxies>>, 'addressesFor'>,
): Promise<Child> {
  const told = await links.addressesFor('gateway', addresses);
  return startChild({
    ...{ name: 'webhooks', script: bundles('gateway'), port, supervised: true, ipc: true },
    env: { ...environmentOf('gateway', secrets, told), ...env, GATEWAY_ROLE: 'webhooks' },
    logFile: join(dataDir, 'logs', 'webhooks.log'),
    log: () => undefined,
    onEnd,
    signal,
  });
}
