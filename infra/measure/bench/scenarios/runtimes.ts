import { execFileSync } from 'node:child_process';
import { type Testbed, withTestbed } from '../load/testbed.ts';
import { runInterleaved, type Workload } from '../load/interleaved.ts';
import { orderWorkload } from '../load/order-workload.ts';
import { createVirtualUsers } from '../load/virtual-users.ts';
import { WARM_ORDERS, warmUp } from '../load/warm-up.ts';
import { gridBuilder } from '../results/grid-builder.ts';
import { GRIDS, WORKLOADS } from '../results/titles.ts';
import type { Section } from '../results/run.ts';
import type { Bench, Scenario } from './scenario.ts';

const CLIENTS = 32;

/**
 * Compares the Node executable of `--node` with the one that runs this script. Two systems run the same bundles, one on
 * each executable. They are measured interleaved, so the pace of the machine cancels out.
 */
export const runtimes: Scenario = {
  name: 'runtimes',
  isSelected: ({ otherNode }) => otherNode !== undefined,
  run(bench) {
    const { otherNode } = bench.options;
    if (!otherNode) throw new Error('the scenario runtimes needs --node with the path of another Node executable');
    return withTestbed(bench, 'this_node', (one) =>
      withTestbed(bench, 'other_node', (other) => compare(bench, one, other, otherNode), { node: otherNode }),
    );
  },
};

async function compare(bench: Bench, one: Testbed, other: Testbed, otherNode: string): Promise<Section> {
  const { options, signal, say } = bench;
  const systems = [
    { what: WORKLOADS.thisNode, testbed: one },
    { what: WORKLOADS.otherNode, testbed: other },
  ];
  const cpu = gridBuilder(GRIDS.cpu);
  const versionOfOther = execFileSync(otherNode, ['--version'], { encoding: 'utf8' }).trim();
  const notes = [`This run is on ${process.version}, and --node is ${versionOfOther}.`];
  const workloads: Workload[] = [];
  for (const { what, testbed } of systems) {
    const { parts } = testbed;
    const users = await createVirtualUsers(testbed, CLIENTS);
    const act = (client: number) => users.confirmed(client);
    notes.push(await warmUp({ ...WARM_ORDERS, what, clients: CLIENTS, act, signal }));
    workloads.push(orderWorkload(bench, { what, clients: CLIENTS, users, parts, cpu, column: what }));
  }
  const loads = await runInterleaved(workloads, { ...options, say });
  return { title: 'The same system on two versions of Node', notes, loads, grids: [cpu.build()] };
}
