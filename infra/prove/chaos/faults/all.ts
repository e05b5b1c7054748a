import { clockFaults } from './clock.ts';
import type { Fault } from './fault.ts';
import { linkFaults } from './links.ts';
import { messageFaults } from './messages.ts';
import { processFaults } from './processes.ts';
import { providerFaults } from './provider.ts';
import { queueFaults } from './queues.ts';
import { raceFaults } from './races.ts';
import { serverFaults } from './servers.ts';

/**
 * Lists every fault of the tiers pr and nightly. To add a family of faults, add a file in this folder and an entry in
 * this list.
 */
export const faults: readonly Fault[] = [
  ...[...processFaults, ...serverFaults, ...linkFaults, ...queueFaults],
  ...[...messageFaults, ...providerFaults, ...clockFaults, ...raceFaults],
];
