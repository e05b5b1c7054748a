// Names the version of the sources in this repository. The health page shows this version for each process.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

function named(): string {
  // the cast is safe: npm demands a version in every package.json
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  // a copy of the sources without a repository has no commit
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' });
  return commit.status === 0 ? `${version} (${commit.stdout.trim()})` : version;
}

/**
 * Holds the value of the setting `RELEASE`, which names the version of the sources. The environment may set another
 * value.
 */
export const RELEASE = process.env['RELEASE'] || named();
