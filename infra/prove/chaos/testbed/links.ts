import type { Addresses } from '../../../run/system/environment.ts';
import { OWNERS, type ProcessName, SERVICES, type ServiceName } from '../../../run/system/parts.ts';
import { openProxy, type Proxy } from './proxy.ts';

export type Link = {
  readonly from: ProcessName;
  readonly to: 'broker' | 'database' | ProcessName;
  readonly proxy: Proxy;
};

/**
 * Opens a proxy on every link of the system: process to broker and database, payment to provider, gateway to services.
 */
export async function openLinkProxies() {
  const opened = new Map<string, Promise<Link>>();

  function link(from: ProcessName, to: Link['to'], target: number): Promise<Link> {
    const name = `${from} → ${to}`;
    const known = opened.get(name);
    if (known) return known;
    const made = openProxy({ targets: [target], amqp: to === 'broker' }).then((proxy) => ({ from, to, proxy }));
    opened.set(name, made);
    return made;
  }

  async function through(from: ProcessName, to: Link['to'], url: string): Promise<string> {
    const via = new URL(url);
    via.searchParams.delete('host'); // without `host`, the process uses no Unix socket, which would bypass the proxy
    via.port = String((await link(from, to, Number(via.port))).proxy.port);
    return via.href;
  }

  return {
    /**
     * Returns the addresses for the process `name`: proxies instead of the servers and processes that it connects to.
     */
    addressesFor: async (name: ProcessName, addresses: Addresses): Promise<Addresses> => {
      const databases = { ...addresses.databases };
      const brokers = { ...addresses.brokers };
      const ports = { ...addresses.ports };
      for (const owner of OWNERS.filter((one) => one === name)) {
        databases[owner] = await through(owner, 'database', addresses.databases[owner] ?? '');
        brokers[owner] = await through(owner, 'broker', addresses.brokers[owner] ?? '');
      }
      const others: readonly ProcessName[] =
        name === 'gateway' ? SERVICES : name === 'payment' ? ['sandbox-provider'] : [];
      for (const other of others) ports[other] = (await link(name, other, addresses.ports[other])).proxy.port;
      return { ...addresses, databases, brokers, ports };
    },
    /** Adds the port of a new instance of a service to the targets of the gateway's proxy for that service. */
    async addInstance(service: ServiceName, port: number): Promise<void> {
      (await opened.get(`gateway → ${service}`))?.proxy.addTarget(port);
    },
    all: () => Promise.all(opened.values()),
    async close() {
      for (const { proxy } of await Promise.all(opened.values())) await proxy.close();
    },
  };
}
