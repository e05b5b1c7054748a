import { openProxy, type Proxy } from '../../../prove/chaos/testbed/proxy.ts';
import { freePort } from '../../../run/servers/process.ts';
import type { Addresses } from '../../../run/system/environment.ts';
import { SERVICES, type ServiceName } from '../../../run/system/parts.ts';
import { createVirtualUsers } from '../load/virtual-users.ts';
import { runInterleaved, type Workload } from '../load/interleaved.ts';
import { type Testbed, withTestbed } from '../load/testbed.ts';
import { orderWorkload } from '../load/order-workload.ts';
import { WARM_ORDERS, WARM_ORDERS_OF_TWO, warmUp } from '../load/warm-up.ts';
import type { Part } from '../machine/parts.ts';
import { gridBuilder } from '../results/grid-builder.ts';
import { GRIDS, WORKLOADS } from '../results/titles.ts';
import type { Section } from '../results/run.ts';
import type { Bench, Scenario } from './scenario.ts';

const CLIENTS = 32;
type Proxies = Map<ServiceName, Proxy>;

/**
 * Compares a system that has two instances of every service with a system that has one, on the same cores. No gain is
 * possible, and the loss must be small. Both systems run at the same time and are measured interleaved. In both, the
 * gateway reaches each service through a proxy, which distributes the connections over the instances.
 */
export const instances: Scenario = {
  name: 'instances',
  isSelected: ({ twoInstances }) => twoInstances,
  run: (bench) =>
    withProxies(bench, 'one', (one) => withProxies(bench, 'two', (two, proxies) => compare(bench, one, two, proxies))),
};

async function withProxies<T>(bench: Bench, purpose: string, work: (testbed: Testbed, proxies: Proxies) => Promise<T>) {
  const proxies: Proxies = new Map();
  const addressesFor = async (name: string, addresses: Addresses) => {
    if (name !== 'gateway') return addresses;
    const ports = { ...addresses.ports };
    for (const service of SERVICES) {
      const proxy = await openProxy({ targets: [ports[service]] });
      proxies.set(service, proxy);
      ports[service] = proxy.port;
    }
    return { ...addresses, ports };
  };
  try {
    return await withTestbed(bench, purpose, (testbed) => work(testbed, proxies), { addressesFor });
  } finally {
    for (const proxy of proxies.values()) await proxy.close();
  }
}

/** Starts a second instance of every service and returns the new processes as parts. */
async function startSecondInstances({ system }: Testbed, proxies: Proxies): Promise<Part[]> {
  const parts: Part[] = [];
  for (const service of SERVICES) {
    const child = await system.startAnother(service, await freePort());
    proxies.get(service)?.addTarget(child.port);
    if (child.pid !== undefined) parts.push({ name: child.name, pid: child.pid, tree: false });
  }
  return parts;
}

async function compare(bench: Bench, one: Testbed, two: Testbed, proxies: Proxies): Promise<Section> {
  const { options, signal, say } = bench;
  const systems = [
    { what: WORKLOADS.one, testbed: one, parts: one.parts },
    { what: WORKLOADS.two, testbed: two, parts: [...two.parts, ...(await startSecondInstances(two, proxies))] },
  ];
  const cpu = gridBuilder(GRIDS.cpu);
  const notes: string[] = [];
  const workloads: Workload[] = [];
  for (const { what, testbed, parts } of systems) {
    const users = await createVirtualUsers(testbed, CLIENTS);
    const act = (client: number) => users.confirmed(client);
    const warm = testbed === two ? WARM_ORDERS_OF_TWO : WARM_ORDERS;
    notes.push(await warmUp({ ...warm, what, clients: CLIENTS, act, signal }));
    workloads.push(orderWorkload(bench, { what, clients: CLIENTS, users, parts, cpu, column: what }));
  }
  const loads = await runInterleaved(workloads, { ...options, say });
  return { title: 'Two instances of every service', notes, loads, grids: [cpu.build()] };
}
