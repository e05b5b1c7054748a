import { join } from 'node:path';
import { ROOT } from '../../run/system/parts.ts';
import { SEEDED_BUGS, type SeededBug } from './bundles/bugs.ts';
import { buildFaultBundles } from './bundles/bundles.ts';
import { faults } from './faults/all.ts';
import { crashesByChance } from './faults/crashing-messages.ts';
import { tiers } from './plan.ts';
import { seeded } from './random.ts';
import { page, type Report, save } from './report.ts';
import { runFaults, type RunOptions } from './run.ts';

type Given = Pick<RunOptions, 'seed' | 'name' | 'dataDir' | 'say' | 'keep' | 'signal'> & {
  /** Lists the names of seeded bugs. If it is omitted, the self-test runs all ten. */
  only?: readonly string[];
};
type Finding = { readonly bug: SeededBug; readonly orders: number; readonly broken: readonly string[] };

const isCaught = ({ bug, broken }: Finding) => broken.some((id) => bug.breaks.includes(id));

/**
 * Tests the fault runs themselves: puts ten bugs into the code, one per run. Returns true if each run reports a
 * violation of an invariant that its bug breaks.
 */
export async function selfTest({ only, ...given }: Given): Promise<boolean> {
  const bugs = SEEDED_BUGS.filter(({ name }) => !only || only.includes(name));
  const findings: Finding[] = [];
  for (const bug of bugs) {
    if (given.signal.aborted) return false;
    findings.push(await hunt(bug, given));
  }
  console.log(`\n${table(findings)}\n`);
  return findings.length > 0 && findings.every(isCaught);
}

async function hunt(bug: SeededBug, given: Given): Promise<Finding> {
  const { seed, say } = given;
  say(`seeded bug: ${bug.name}`);
  const dataDir = join(given.dataDir, bug.name);
  const tier = tiers['self-test'];
  const result = await runFaults({
    ...{ ...given, dataDir, tier, thorough: false, random: seeded(seed) },
    ...{ faults: [...faults, ...crashesByChance], only: bug.under, instances: tier.instances, webhooksApart: false },
    bundles: await buildFaultBundles(join(ROOT, '.toric/chaos/bundles', bug.name), bug),
  });
  const report: Report = { tier: `self-test ${bug.name}`, command: 'npm run chaos -- --self-test', ...result };
  save(dataDir, report);
  const broken = result.results.filter(({ violations }) => violations.length > 0).map(({ id }) => id);
  if (!isCaught({ bug, orders: result.orders, broken })) console.log(page(report));
  return { bug, orders: result.orders, broken };
}

function table(findings: readonly Finding[]): string {
  return [
    '| seeded bug | orders | expected violations | found violations | |',
    '|---|---:|---|---|---|',
    ...findings.map((finding) => {
      const { bug, orders, broken } = finding;
      const verdict = isCaught(finding) ? 'caught' : 'MISSED';
      return `| ${bug.name} | ${orders} | ${bug.breaks.join(', ')} | ${broken.join(', ')} | ${verdict} |`;
    }),
  ].join('\n');
}
