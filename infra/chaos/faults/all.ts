// Every way to break the system. A new one is a file beside this, and a line here.
import type { Fault } from './fault.ts';
import { processFaults } from './processes.ts';
import { serverFaults } from './servers.ts';

export const faults: readonly Fault[] = [...processFaults, ...serverFaults];
