// infra/prove/chaos/RESULTS.md: the last whole run of each tier that is too long for every change.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { page, type Report } from './report.ts';

const FILE = fileURLToPath(new URL('RESULTS.md', import.meta.url));
const HEAD = `# Results of the long fault runs

Written by the runs themselves (\`npm run chaos -- --tier nightly\` and \`--tier failpoints\`), each in place of the one before.
`;
const TIERS = ['nightly', 'failpoints'];

const begins = (tier: string) => `<!-- ${tier} -->`;

/** The section of the report's tier in place of the one that `before` has; the others stay. */
export function withSection(before: string, report: Report, day: string): string {
  const sections = new Map(TIERS.map((tier) => [tier, sectionOf(before, tier)]));
  const section = page(report)
    .replace(/^# Fault run/, '## Fault run')
    .replace('\n', ` (${day})\n`);
  sections.set(report.tier, `${begins(report.tier)}\n\n${section.trim()}\n`);
  return [HEAD, ...[...sections.values()].filter((text) => text !== '')].join('\n');
}

function sectionOf(text: string, tier: string): string {
  const [, after] = text.split(begins(tier));
  return after === undefined ? '' : `${begins(tier)}${after.split('\n<!-- ')[0]?.trimEnd()}\n`;
}

/** Only a run of the whole tier is a result. */
export function publish(report: Report): void {
  if (!TIERS.includes(report.tier)) return;
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  writeFileSync(FILE, withSection(before, report, new Date().toISOString().slice(0, 10)));
}
