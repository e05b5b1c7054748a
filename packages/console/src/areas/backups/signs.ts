/** Turns the state of the backups into sentences: until when the shop is safe, and each fault with its runbook. */
import type { BackupState, BackupTargetView } from '@toric/contracts/gateway/backup.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { formatInstant } from '../../app/formats.ts';

export type Sign = { readonly tone: 'ok' | 'stop' | 'wait'; readonly says: Text; readonly runbook?: string };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** These limits are the limits of the alarms (infra/operate/observability/prometheus). */
const LIMITS = { silent: 5 * MINUTE_MS, late: 15 * MINUTE_MS, backup: 26 * HOUR_MS, drill: 8 * 24 * HOUR_MS } as const;

const isOlder = (at: string | null, than: number, { at: now }: BackupState): boolean =>
  at === null || Date.parse(now) - Date.parse(at) > than;

const said = (at: string, now: string) => ({
  en: formatInstant(at, 'en', { now: new Date(now) }),
  zh: formatInstant(at, 'zh', { now: new Date(now) }),
});

/** Returns the one sentence of the page: until when everything is safe, and in how many targets. */
export function safetyOf(state: BackupState): Sign {
  const { safeUntil, safeTargets, targets, at } = state;
  if (safeUntil === null)
    return {
      tone: 'stop',
      says: {
        en: 'Nothing can be restored yet: no target has a whole backup.',
        zh: '尚无法恢复：没有目标存有完整备份。',
      },
      runbook: 'backup-missing',
    };
  const until = said(safeUntil, at);
  const says = {
    en: `Everything until ${until.en} is safe, in ${safeTargets} of ${targets.length} targets.`,
    zh: `截至${until.zh} 的全部数据可以恢复（${targets.length} 个目标中的 ${safeTargets} 个）。`,
  };
  if (isOlder(safeUntil, LIMITS.late, state)) return { tone: 'stop', says, runbook: 'backup-wal-late' };
  return { tone: safeTargets === targets.length ? 'ok' : 'wait', says };
}

function signOfTarget({ number, state, awaySince, missingSegments }: BackupTargetView, now: string): Sign[] {
  if (state === 'away' && awaySince !== null) {
    const since = said(awaySince, now);
    return [
      {
        ...{ tone: 'wait', runbook: 'backup-target-away' },
        says: {
          en: `Target ${number} has been away since ${since.en}. What it lacks waits on the machine of the shop.`,
          zh: `自${since.zh} 起无法连接目标 ${number}。待传内容暂存在店铺服务器上。`,
        },
      },
    ];
  }
  if (state !== 'gap') return [];
  return [
    {
      ...{ tone: 'stop', runbook: 'backup-wal-gap' },
      says: {
        en: `Target ${number} lacks ${missingSegments} segments. A restore from it ends before them.`,
        zh: `目标 ${number} 缺少 ${missingSegments} 个日志段，只能恢复到缺口之前。`,
      },
    },
  ];
}

function signsOfBackups(state: BackupState): (Sign | false)[] {
  const { newest, failedAt, at } = state;
  const failed = failedAt === null ? undefined : said(failedAt, at);
  return [
    isOlder(newest?.createdAt ?? null, LIMITS.backup, state) && {
      ...{ tone: 'stop', runbook: 'backup-missing' },
      says: { en: 'There is no whole backup of the last 26 hours.', zh: '最近 26 小时内没有完整备份。' },
    },
    failed !== undefined && {
      ...{ tone: 'wait', runbook: 'backup-missing' },
      says: {
        en: `The last try to make a whole backup failed (${failed.en}). The log of the shop says why.`,
        zh: `最近一次完整备份失败（${failed.zh}），原因见店铺日志。`,
      },
    },
    newest?.keyStores === 0 && {
      ...{ tone: 'stop', runbook: 'backup-missing' },
      says: {
        en: 'No target has the key store of the newest backup. Nobody could read the names in it.',
        zh: '最新备份没有对应的密钥库，恢复后无法读取其中的姓名等信息。',
      },
    },
  ];
}

function signsOfChecks(state: BackupState): (Sign | false)[] {
  const { drill, drillPassedAt, verification } = state;
  return [
    verification?.outcome === 'failed' && {
      ...{ tone: 'stop', runbook: 'backup-verification-failed' },
      says: { en: 'The last verification has found a damaged backup.', zh: '最近一次校验发现备份损坏。' },
    },
    drill?.outcome === 'failed' && {
      ...{ tone: 'stop', runbook: 'backup-drill-failed' },
      says: { en: 'The last drill of a restore has failed.', zh: '最近一次恢复演练未通过。' },
    },
    isOlder(drillPassedAt, LIMITS.drill, state) && {
      ...{ tone: 'wait', runbook: 'backup-drill-old' },
      says:
        drillPassedAt === null
          ? { en: 'No drill has proved yet that a backup can be restored.', zh: '尚无演练证明备份可以恢复。' }
          : { en: 'No drill of a restore has passed for 8 days.', zh: '已有 8 天没有通过的恢复演练。' },
    },
  ];
}

/** Returns the faults of the backups, each with its runbook. The list is empty if all is well. */
export function signsOf(state: BackupState): Sign[] {
  const { seenAt, at, targets } = state;
  const seen = seenAt === null ? undefined : said(seenAt, at);
  const silent: Sign | false = seen !== undefined &&
    isOlder(seenAt, LIMITS.silent, state) && {
      ...{ tone: 'stop', runbook: 'backup-wal-late' },
      says: {
        en: `The agent of the backups last reported ${seen.en}. It runs with npm start: does that still run?`,
        zh: `备份程序最近一次报告时间为${seen.zh}。它随 npm start 运行，请检查其是否仍在运行。`,
      },
    };
  const all = [
    silent,
    ...targets.flatMap((target) => signOfTarget(target, at)),
    ...signsOfBackups(state),
    ...signsOfChecks(state),
  ];
  return all.filter((sign): sign is Sign => sign !== false);
}
