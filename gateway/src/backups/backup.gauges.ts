import { registry } from '@toric/messaging/metrics';
import { Gauge } from 'prom-client';
import type { Reader } from '../webhooks/reader.store.ts';
import type { Agent, BackupSettings, Check, Target } from './backup.ts';
import { readStanding, type Standing } from './backup.reader.store.ts';

const registers = [registry];

const required = new Gauge({
  name: 'backup_required',
  help: '1 if this shop must have backups of Toric: it is no development system, and BACKUPS is not elsewhere',
  registers,
});
const configured = new Gauge({
  name: 'backup_configured',
  help: '1 if an agent of backups has ever reported',
  registers,
});
const newestAge = new Gauge({
  name: 'backup_newest_age_seconds',
  help: 'The age of the newest whole backup in a target. Without one, the time since the agent first reported',
  registers,
});
const targetUp = new Gauge({
  name: 'backup_target_up',
  help: '0 while the agent cannot reach the target',
  labelNames: ['target'],
  registers,
});
const walAge = new Gauge({
  name: 'backup_wal_age_seconds',
  help: 'How long ago the newest segment of the WAL was stored in the target',
  labelNames: ['target'],
  registers,
});
const walMissing = new Gauge({
  name: 'backup_wal_missing_segments',
  help: 'Segments of the WAL that the target lacks since its newest backup',
  labelNames: ['target'],
  registers,
});
const drillPassed = new Gauge({
  name: 'backup_drill_passed',
  help: '0 if the last drill of a restore has failed',
  registers,
});
const drillAge = new Gauge({
  name: 'backup_drill_age_seconds',
  help: 'How long ago a drill has passed. Without one, the time since the agent first reported',
  registers,
});
const verificationPassed = new Gauge({
  name: 'backup_verification_passed',
  help: '0 if the last verification of a backup has found a damage',
  registers,
});

const NOT_KNOWN = Number.NaN;
const secondsSince = (at: Date, now: Date) => Math.max(0, now.getTime() - at.getTime()) / 1_000;
const hasPassed = (check: Check | undefined) => (check ? Number(check.passed) : NOT_KNOWN);

function setTargets(targets: readonly Target[], { since }: Agent, now: Date): void {
  for (const { number, awaySince, walAt, missingSegments } of targets) {
    const target = String(number);
    targetUp.set({ target }, awaySince === null ? 1 : 0);
    walAge.set({ target }, secondsSince(walAt ?? since, now));
    walMissing.set({ target }, missingSegments ?? NOT_KNOWN);
  }
}

function setAges({ agent, newest, drillPassedAt }: Standing, now: Date): void {
  newestAge.set(agent ? secondsSince(newest?.createdAt ?? agent.since, now) : NOT_KNOWN);
  drillAge.set(agent ? secondsSince(drillPassedAt ?? agent.since, now) : NOT_KNOWN);
}

/**
 * Returns the function that sets the gauges of backups. A gauge is NaN while its value is not known, because 0 would
 * mean that all is well or that all has failed.
 */
export const measureBackups =
  ({ isElsewhere, isDevelopment }: BackupSettings) =>
  async (db: Reader, now: Date): Promise<void> => {
    required.set(isElsewhere || isDevelopment ? 0 : 1);
    const standing = await readStanding(db).catch(() => undefined);
    for (const gauge of [targetUp, walAge, walMissing]) gauge.reset();
    configured.set(standing ? Number(standing.agent !== undefined) : NOT_KNOWN);
    drillPassed.set(hasPassed(standing?.drill));
    verificationPassed.set(hasPassed(standing?.verification));
    setAges(standing ?? NOTHING, now);
    if (standing?.agent) setTargets(standing.targets, standing.agent, now);
  };

const NOTHING: Standing = {
  ...{ agent: undefined, targets: [], newest: undefined, drill: undefined },
  ...{ drillPassedAt: undefined, verification: undefined },
};
