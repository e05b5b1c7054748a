import type { Options } from '../options.ts';
import { bulk } from './bulk.ts';
import { endurance } from './endurance.ts';
import { hotItem } from './hot-item.ts';
import { instances } from './instances.ts';
import { orders } from './orders.ts';
import { runtimes } from './runtimes.ts';
import type { Scenario } from './scenario.ts';
import { search } from './search.ts';
import { startUp } from './start-up.ts';
import { wire } from './wire.ts';

/** Lists the scenarios, in the order in which they run. */
const scenarios: readonly Scenario[] = [orders, wire, hotItem, search, bulk, instances, runtimes, endurance, startUp];

export function selectScenarios(options: Options): readonly Scenario[] {
  const { only } = options;
  if (!only) return scenarios.filter(({ isSelected }) => isSelected(options));
  const unknown = only.filter((name) => !scenarios.some((scenario) => scenario.name === name));
  if (unknown.length === 0) return scenarios.filter(({ name }) => only.includes(name));
  const known = scenarios.map(({ name }) => name).join(', ');
  throw new Error(`there is no scenario ${unknown.join(', ')}; the scenarios are: ${known}`);
}
