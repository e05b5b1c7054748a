/** Writes RESULTS.md, which has the last complete run of each tier that is too long to run for every change. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { page, type Report } from './report.ts';

const FILE = fileURLToPath(new URL('RESULTS.md', import.meta.url));
const HEAD = `# Results of the long fault runs

Written by \`npm run chaos -- --tier nightly\` and \`npm run chaos -- --tier failpoints\`. Each run replaces the section of the previous one.
`;
const TIERS = ['nightly', 'failpoints'];

const marker = (tier: string) => `<!-- ${tier} -->`;

/**
 * Returns `before`, the text of RESULTS.md, with a new section for the tier of the report. The sections of other tiers
 * do not change.
 */
export function withSection(before: string, report: Report, day: string): string {
  const sections = new Map(TIERS.map((tier) => [tier, sectionOf(before, tier)]));
  const section = page(report)
    .replace(/^# Fault run/, '## Fault run')
    .replace('\n', ` (${day})\n`);
  sections.set(report.tier, `${marker(report.tier)}\n\n${section.trim()}\n`);
  return [HEAD, ...[...sections.values()].filter((text) => text !== '')].join('\n');
}

function sectionOf(text: string, tier: string): string {
  const [, after] = text.split(marker(tier));
  return after === undefined ? '' : `${marker(tier)}${after.split('\n<!-- ')[0]?.trimEnd()}\n`;
}

/** Writes the report into RESULTS.md. The caller must pass only reports of complete tiers. */
export function publish(report: Report): void {
  if (!TIERS.includes(report.tier)) return;
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  writeFileSync(FILE, withSection(before, report, new Date().toISOString().slice(0, 10)));
}
