/** Writes the report of a drill. The report is signed, so that an auditor knows that nobody wrote it by hand. */
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signText, type WriterKeys } from '../keys/backup-keys.ts';
import type { DamageResult } from './damages.ts';

/**
 * Holds the limits in seconds: the time whose work may be lost (RPO), and the time until the shop works again (RTO).
 */
export const BOUNDS = { rpo: 60, rto: 600 } as const;

export type DrillReport = {
  readonly at: string;
  readonly release: string;
  readonly backup: { readonly id: string; readonly bytes: number; readonly objects: number; readonly segments: number };
  /** Holds the time between the last restored commit and the loss of the disk, in seconds. */
  readonly rpoSeconds: number;
  /** Holds the time from the loss to the first order that the restored shop confirmed, in seconds. */
  readonly rtoSeconds: number;
  readonly orders: { readonly acknowledged: number; readonly lost: readonly string[] };
  readonly replayed: { readonly erased: number; readonly published: number; readonly tombstones: number };
  /** Lists the tables whose rows differ after a restore of the last state. */
  readonly differingTables: readonly string[];
  readonly tables: number;
  /**
   * Lists the findings about the change records, the separation of schemas and the invariants. It is empty if all is
   * well.
   */
  readonly findings: readonly string[];
  readonly checks: readonly string[];
  readonly damages: readonly DamageResult[];
};

export const hasPassed = (report: DrillReport): boolean =>
  report.rpoSeconds <= BOUNDS.rpo &&
  report.rtoSeconds <= BOUNDS.rto &&
  report.differingTables.length === 0 &&
  report.findings.length === 0 &&
  report.damages.every(({ isFound }) => isFound);

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Returns the report as lines for people. */
export function reportLines(report: DrillReport): string[] {
  const { backup, orders, replayed, damages } = report;
  return [
    `Drill of ${report.at}, release ${report.release}: ${hasPassed(report) ? 'passed' : 'FAILED'}`,
    `  backup ${backup.id}: ${backup.objects} objects, ${megabytes(backup.bytes)}, ${backup.segments} segments of the WAL`,
    `  RPO ${report.rpoSeconds.toFixed(1)} s (at most ${BOUNDS.rpo}), RTO ${report.rtoSeconds.toFixed(1)} s (at most ${BOUNDS.rto})`,
    `  ${orders.acknowledged} orders were acknowledged before the loss; ${orders.lost.length} are lost${orders.lost.length > 0 ? `: ${orders.lost.join(', ')}` : ''}`,
    `  ${replayed.tombstones} tombstones, ${replayed.erased} persons erased again, ${replayed.published} messages published again`,
    `  rows of ${report.tables} tables: ${report.differingTables.length === 0 ? 'all as before' : `other in ${report.differingTables.join(', ')}`}`,
    ...report.checks.map((check) => `  ${check}`),
    ...report.findings.map((finding) => `  FOUND ${finding}`),
    ...damages.map(
      ({ name, isFound, findings }) => `  ${isFound ? 'found' : 'NOT FOUND'}: ${name} (${findings[0] ?? ''})`,
    ),
  ];
}

/** Writes the signed report, and adds a line to the history, from which a trend can be drawn. */
export async function writeReport(folder: string, report: DrillReport, keys: WriterKeys): Promise<string> {
  const text = JSON.stringify(report);
  const file = join(folder, 'report.json');
  await writeFile(file, JSON.stringify({ report: text, signature: signText(text, keys) }), { mode: 0o600 });
  const { at, rpoSeconds, rtoSeconds } = report;
  const line = JSON.stringify({ at, rpoSeconds, rtoSeconds, passed: hasPassed(report) });
  await appendFile(join(folder, 'history.jsonl'), `${line}\n`);
  return file;
}
