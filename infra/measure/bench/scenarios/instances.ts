// Two instances of every service against one, on the same cores: nothing is to be won here, and little may be lost. Two
// systems stand side by side and are measured in turns; in both the gateway reaches each service through a relay, which in
// one of them leads to two.
import { openProxy, type Proxy } from '../../../prove/chaos/proxy.ts';
import { freePort } from '../../../run/servers/process.ts';
import type { Addresses } from '../../../run/system/environment.ts';
import { SERVICES, type ServiceName } from '../../../run/system/parts.ts';
import { gatherCrowd } from '../load/virtual-users.ts';
import { inTurns, type Line } from '../load/interleaved.ts';
import { type Lab, withLab } from '../load/testbed.ts';
import { orderLine } from '../load/order-workload.ts';
import { WARM_ORDERS, WARM_ORDERS_OF_TWO, warmUp } from '../load/warm-up.ts';
import type { Part } from '../machine/parts.ts';
import { gatherGrid } from '../results/grid-builder.ts';
import { GRIDS, LINES } from '../results/titles.ts';
import type { Section } from '../results/run.ts';
import type { Bench, Scenario } from './scenario.ts';

const CLIENTS = 32;
type Relays = Map<ServiceName, Proxy>;

export const instances: Scenario = {
  name: 'instances',
  asked: ({ doubled }) => doubled,
  run: (bench) =>
    withRelays(bench, 'one', (one) => withRelays(bench, 'two', (two, relays) => compare(bench, one, two, relays))),
};

async function withRelays<T>(bench: Bench, purpose: string, work: (lab: Lab, relays: Relays) => Promise<T>) {
  const relays: Relays = new Map();
  const addressesFor = async (name: string, addresses: Addresses) => {
    if (name !== 'gateway') return addresses;
    const ports = { ...addresses.ports };
    for (const service of SERVICES) {
      const relay = await openProxy({ targets: [ports[service]] });
      relays.set(service, relay);
      ports[service] = relay.port;
    }
    return { ...addresses, ports };
  };
  try {
    return await withLab(bench, purpose, (lab) => work(lab, relays), { addressesFor });
  } finally {
    for (const relay of relays.values()) await relay.close();
  }
}

/** Gives the second instances as parts of their own. */
async function doubleUp({ system }: Lab, relays: Relays): Promise<Part[]> {
  const parts: Part[] = [];
  for (const service of SERVICES) {
    const child = await system.startAnother(service, await freePort());
    relays.get(service)?.addTarget(child.port);
    if (child.pid !== undefined) parts.push({ name: child.name, pid: child.pid, tree: false });
  }
  return parts;
}

async function compare(bench: Bench, one: Lab, two: Lab, relays: Relays): Promise<Section> {
  const { options, signal, say } = bench;
  const systems = [
    { what: LINES.one, lab: one, parts: one.parts },
    { what: LINES.two, lab: two, parts: [...two.parts, ...(await doubleUp(two, relays))] },
  ];
  const cpu = gatherGrid(GRIDS.cpu);
  const notes: string[] = [];
  const lines: Line[] = [];
  for (const { what, lab, parts } of systems) {
    const crowd = await gatherCrowd(lab, CLIENTS);
    const act = (client: number) => crowd.confirmed(client);
    const warm = lab === two ? WARM_ORDERS_OF_TWO : WARM_ORDERS;
    notes.push(await warmUp({ ...warm, what, clients: CLIENTS, act, signal }));
    lines.push(orderLine(bench, { what, clients: CLIENTS, crowd, parts, cpu, column: what }));
  }
  const loads = await inTurns(lines, { ...options, say });
  return { title: 'Two instances of every service', notes, loads, grids: [cpu.grid()] };
}
