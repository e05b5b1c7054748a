import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { QUALITY_RULES, QualityRule } from '@toric/contracts/customer/quality/quality-rule';
import type { QualityAudit } from '@toric/contracts/customer/quality/audit.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { dayOf } from '@toric/optics/calendar-day';
import type { QualityAudit as Row, QualityAuditRule } from '../../generated/client.ts';
import type { Reader } from '../../reader.store.ts';
import { scoreOf } from '../rules/overview.reader.store.ts';

const ALL = 'all';
type Head = Omit<QualityAudit, 'rules' | 'trend'>;

/** Returns the head of an audit: the audit without its figures by rule and by day. */
function headOf(row: Row, rules: readonly QualityAuditRule[]): Head {
  const { month, createdAt, startScore, customers, duplicatesOpen, duplicatesDecided } = row;
  const stale = rules
    .filter(({ rule }) => QUALITY_RULES[QualityRule.catch('no-duplicate').parse(rule)].kind === 'freshness')
    .reduce((sum, { broken }) => sum + Number(broken), 0);
  return {
    ...{ month, madeAt: createdAt.toISOString(), score: scoreOf(row), startScore, customers, stale },
    ...{ duplicatesOpen, duplicatesDecided },
    ...{ cleanings: row.cleanings, cleaned: row.cleaned, cleaningsUndone: row.cleaningsUndone },
  };
}

export async function readAudits(db: Reader, page: PageQuery): Promise<PageRows<Cursor & { readonly head: Head }>> {
  const rows = await db.qualityAudit.findMany(pageRange(page, {}));
  const rules = await db.qualityAuditRule.findMany({ where: { month: { in: rows.map(({ month }) => month) } } });
  const audits = rows.map((row) => ({
    ...{ id: row.id, createdAt: row.createdAt },
    head: headOf(
      row,
      rules.filter(({ month }) => month === row.month),
    ),
  }));
  return withTotal(page, audits, (range) => db.qualityAudit.count(range));
}

/** Returns the audit of a month. Returns undefined if there is none. */
export async function readAudit(db: Reader, month: string): Promise<QualityAudit | undefined> {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const [from, until] = [new Date(Date.UTC(year, number - 1, 1)), new Date(Date.UTC(year, number, 1))];
  const [row, rules, days] = await Promise.all([
    db.qualityAudit.findUnique({ where: { month } }),
    db.qualityAuditRule.findMany({ where: { month } }),
    db.qualityDay.findMany({ where: { rule: ALL, day: { gte: from, lt: until } }, orderBy: { day: 'asc' } }),
  ]);
  if (!row) return undefined;
  return {
    ...headOf(row, rules),
    rules: QualityRule.options.flatMap((rule) => {
      const own = rules.find((one) => one.rule === rule);
      if (!own) return [];
      const { asked, broken, startScore } = own;
      const score = scoreOf(own);
      return [
        { rule, kind: QUALITY_RULES[rule].kind, asked: Number(asked), broken: Number(broken), score, startScore },
      ];
    }),
    trend: days.map((day) => ({ day: dayOf(day.day), score: scoreOf(day) })),
  };
}
