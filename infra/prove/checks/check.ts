// npm run check: runs every check of the sources that needs no server. Two checks run at a time. The whole output of
// each failed check is printed at the end, so that no check has to be run again to be understood.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.ts';

type Check = { name: string; command: string; given: readonly string[]; cure: string };
type Result = Check & { passed: boolean; seconds: number; output: string };

const tool = (name: string, command: string, given: readonly string[], cure: string): Check => ({
  name,
  command: join(ROOT, 'node_modules/.bin', command),
  given,
  cure,
});
const own = (name: string, file: string, cure: string): Check => ({
  name,
  command: process.execPath,
  given: [join('infra/prove/checks', file)],
  cure,
});

/** Lists the checks by duration: the slowest check starts first. */
const CHECKS: readonly Check[] = [
  own('API documents', 'lint-documents.ts', 'correct what redocly or spectral names'),
  own('walls', 'walls.ts', 'move the import, or the imported code, to the allowed side of the wall'),
  tool('types', 'tsc', ['--noEmit'], 'npm run types'),
  tool('console types', 'tsc', ['--noEmit', '-p', 'packages/console'], 'npm run types'),
  tool('dead code', 'knip', ['--no-progress', '--no-config-hints'], 'delete the unused code'),
  tool('lint', 'oxlint', ['--type-aware', '--deny-warnings'], 'npm run lint'),
  own('generated files', 'generated.ts', 'npm run generate'),
  own('contracts', 'contracts.ts', 'add optional fields only, or declare a .v2'),
  own('budgets', 'report-budgets.ts', 'split the function, file or folder, or lower its recorded number'),
  own(
    'prose',
    'prose.ts',
    'mend the comment, or lower the numbers: npm run node -- infra/prove/checks/prose.ts --write',
  ),
  own('use cases', 'use-cases.ts', 'keep to the house rules of CONTRIBUTING.md'),
  own('blocks', 'blocks.ts', 'run the block in a test, or name in block-list.ts why none does'),
  own('texts', 'bare-texts.ts', 'use a type of packages/contracts/src/kernel/text.ts'),
  own('ASVS', '../security/check.ts', 'write the line in infra/prove/security/chapters, or take the banned thing out'),
  tool('format', 'biome', ['format', '.'], 'npm run format'),
];
const AT_ONCE = 2;

function run(check: Check): Promise<Result> {
  const started = performance.now();
  return new Promise((resolve) => {
    const output: string[] = [];
    const child = spawn(check.command, check.given, { cwd: ROOT, env: { ...process.env, FORCE_COLOR: '0' } });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => output.push(part.toString()));
    const done = (passed: boolean) => {
      const seconds = (performance.now() - started) / 1000;
      resolve({ ...check, passed, seconds, output: output.join('').trim() });
    };
    child.on('error', (error) => {
      output.push(`could not be started: ${error.message}. Run 'npm ci' first.`);
      done(false);
    });
    child.on('close', (code) => done(code === 0));
  });
}

function progress({ name, passed, seconds, output }: Result): void {
  const summary = passed ? (output.split('\n').at(-1) ?? '') : '';
  console.log(
    `${passed ? 'ok  ' : 'FAIL'} ${name.padEnd(16)} ${seconds.toFixed(1).padStart(5)} s  ${summary.slice(0, 80)}`,
  );
}

const waiting = [...CHECKS];
const results: Result[] = [];
async function work(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const result = await run(next);
    results.push(result);
    progress(result);
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work));

const failed = results.filter(({ passed }) => !passed);
for (const { name, output, cure } of failed) console.error(`\n── ${name} ──\n${output}\n→ ${cure}`);
console.log(
  failed.length > 0 ? `\n${failed.length} of ${results.length} checks failed` : `\nall ${results.length} checks passed`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
