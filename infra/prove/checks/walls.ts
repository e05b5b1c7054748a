// npm run check:walls: checks that the sources respect the walls (forbidden imports) of .dependency-cruiser.cjs, and
// that each wall refuses a seeded violation. One run checks both. The violations are seeded in a copy of the sources in
// the system's temporary folder, never in the work tree.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ROOT } from './root.ts';
import { ALLOWED, PROPS, SEEDS } from './walls-seeds.ts';

const Cruise = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string() })) }),
  }),
});
type Cruise = z.infer<typeof Cruise>['summary'];

const WORKSPACES = ['packages', 'services', 'gateway', 'infra'];
const LEFT_OUT = /(^|\/)(node_modules|dist|\.turbo)(\/|$)/;

async function cruise(folder: string): Promise<Cruise> {
  const given = [join(ROOT, 'node_modules/.bin/depcruise'), ...WORKSPACES, '--output-type', 'json', '--no-progress'];
  const options = { cwd: folder, maxBuffer: 200 * 1024 * 1024 };
  // The exit code is the number of violations. So the report is read even if the exit code is not zero.
  const stdout = await promisify(execFile)(process.execPath, given, options).then(
    (done) => done.stdout,
    (failed: unknown) => {
      const { stdout: report, stderr } = z.object({ stdout: z.string(), stderr: z.string() }).parse(failed);
      if (report.startsWith('{')) return report;
      throw new Error(`dependency-cruiser did not run: ${stderr || report}`);
    },
  );
  return Cruise.parse(JSON.parse(stdout)).summary;
}

/**
 * Copies the sources to a temporary folder. There, `@toric/*` resolves to the copies, and other packages to the
 * originals.
 */
async function copyOfTheTree(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'toric-walls-'));
  for (const part of [
    ...WORKSPACES,
    'tsconfig.json',
    'tsconfig.base.json',
    'package.json',
    '.dependency-cruiser.cjs',
  ]) {
    await cp(join(ROOT, part), join(copy, part), {
      recursive: true,
      filter: (path) => !LEFT_OUT.test(path.slice(ROOT.length)),
    });
  }
  await mkdir(join(copy, 'node_modules/@toric'), { recursive: true });
  for (const name of await readdir(join(ROOT, 'node_modules'))) {
    if (name !== '@toric') await symlink(join(ROOT, 'node_modules', name), join(copy, 'node_modules', name));
  }
  for (const name of await readdir(join(ROOT, 'packages'))) {
    await symlink(join(copy, 'packages', name), join(copy, 'node_modules/@toric', name));
  }
  await symlink(join(copy, 'infra'), join(copy, 'node_modules/@toric/infra'));
  return copy;
}

/**
 * Returns the problems of the walls themselves: a wall that did not refuse its seed, a wall without a seed, or a wall
 * that refuses an allowed import.
 */
function wallProblems({ violations, ruleSetUsed }: Cruise): string[] {
  const caught = new Set(violations.map(({ from, rule }) => `${rule.name} ${from}`));
  const missed = SEEDS.filter(({ rule, file }) => !caught.has(`${rule} ${file}`));
  const unseeded = ruleSetUsed.forbidden.filter(({ name }) => !SEEDS.some(({ rule }) => rule === name));
  const tooStrict = violations.filter(({ from }) => ALLOWED.some(({ file }) => file === from));
  return [
    ...missed.map(
      ({ rule, file }) =>
        `wall '${rule}' did not refuse its seed ${file}. Its pattern no longer matches the folders; correct it.`,
    ),
    ...unseeded.map(({ name }) => `wall '${name}' has no seed: add one to infra/prove/checks/walls-seeds.ts.`),
    ...tooStrict.map(({ from, to, rule }) => `wall '${rule.name}' refuses an allowed import: ${from} → ${to}.`),
  ];
}

/**
 * Returns the violations in the real sources, without the files that `SEEDS`, `PROPS` and `ALLOWED` have planted.
 * Returns one problem if fewer than 100 modules were checked, because the check has then not seen the sources.
 */
function treeProblems({ violations, ruleSetUsed, totalCruised }: Cruise): string[] {
  if (totalCruised < 100) return [`only ${totalCruised} modules were checked, so almost no import was seen`];
  const why = new Map(ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
  const planted = new Set([...SEEDS, ...PROPS, ...ALLOWED].map(({ file }) => file));
  return violations
    .filter(({ from }) => !planted.has(from))
    .map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}\n    ${why.get(rule.name) ?? ''}`);
}

const copy = await copyOfTheTree();
try {
  for (const { file, text } of [...SEEDS, ...PROPS, ...ALLOWED]) await writeFile(join(copy, file), text);
  const result = await cruise(copy);
  const problems = [...treeProblems(result), ...wallProblems(result)];
  for (const problem of problems) console.error(`  ${problem}`);
  console.log(
    problems.length > 0 ? `${problems.length} violations` : `no violation; ${SEEDS.length} seeded violations refused`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  await rm(copy, { recursive: true, force: true });
}
