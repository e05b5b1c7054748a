/** Reads the quality scores of all customers, the score of one customer, and the list of broken rules. */
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { QUALITY_RULES, type QualityKind, QualityRule } from '@toric/contracts/customer/quality/quality-rule';
import type { QualityOverview, RuleFigures } from '@toric/contracts/customer/quality/rule.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { dayOf } from '@toric/optics/calendar-day';
import type { Prisma, QualityBreak as Row } from '../../generated/client.ts';
import type { Reader } from '../../reader.store.ts';
import { ALL } from './check.store.ts';
import { percentOf } from './judge.ts';
import { readQualityRules } from './setting.store.ts';

type Sum = { readonly asked: bigint; readonly broken: bigint };

export const scoreOf = (sum: Sum | undefined): number | null =>
  sum ? percentOf(Number(sum.asked - sum.broken), Number(sum.asked)) : null;

/**
 * Returns the sums of the newest days with stored sums, the oldest day first. `of` returns the sums of one rule on a
 * day.
 */
export async function readDays(
  db: Reader,
  days: number,
): Promise<{ day: string; of: (rule: string) => Sum | undefined }[]> {
  const found = await db.qualityDay.findMany({
    where: { rule: ALL },
    orderBy: { day: 'desc' },
    take: days,
    select: { day: true },
  });
  const from = found.at(-1)?.day;
  if (!from) return [];
  const rows = await db.qualityDay.findMany({ where: { day: { gte: from } }, orderBy: { day: 'asc' } });
  return [...Map.groupBy(rows, ({ day }) => dayOf(day))].map(([day, own]) => ({
    day,
    of: (rule) => own.find((row) => row.rule === rule),
  }));
}

/** At most this number of queued customers is counted. */
const COUNTED = 1_000_000;

export async function readOverview(db: Reader, days: number): Promise<QualityOverview> {
  const [counts, settings, trend, progress, customers, waiting] = await Promise.all([
    db.qualityCount.findMany(),
    readQualityRules(db),
    readDays(db, days),
    db.qualityProgress.findUniqueOrThrow({ where: { id: 1 } }),
    db.qualityCheck.count({ where: { checkedAt: { not: null } } }),
    db.qualityCheck.count({ where: { isWaiting: true }, take: COUNTED }),
  ]);
  const sumOf = (rule: string) => counts.find((row) => row.rule === rule);
  const rules = settings.map(({ rule, kind, isOn, weight, threshold, unit }): RuleFigures => {
    const sum = sumOf(rule);
    return {
      ...{ rule, kind, isOn, weight, threshold, unit },
      ...{ asked: Number(sum?.asked ?? 0), broken: Number(sum?.broken ?? 0), score: scoreOf(sum) },
      trend: trend.map(({ of }) => scoreOf(of(rule))),
    };
  });
  return {
    ...{ score: scoreOf(sumOf(ALL)), customers, waiting, rules },
    nightOf: progress.nightOf ? dayOf(progress.nightOf) : null,
    trend: trend.map(({ day, of }) => ({ day, score: scoreOf(of(ALL)) })),
  };
}

export type BrokenRule = Pick<Row, 'id' | 'customerId' | 'rule' | 'createdAt'>;

type BreakFilter = {
  readonly rule?: QualityRule | undefined;
  readonly kind?: QualityKind | undefined;
  readonly customerId?: string | undefined;
};

const rulesOf = (kind: QualityKind): QualityRule[] =>
  QualityRule.options.filter((rule) => QUALITY_RULES[rule].kind === kind);

/**
 * Returns at most `limit` + 1 broken rules of customers, newest first. The extra row shows that another page follows.
 */
export async function readBreaks(db: Reader, filter: BreakFilter, page: PageQuery): Promise<PageRows<Row & Cursor>> {
  const { rule, kind, customerId } = filter;
  const where: Prisma.QualityBreakWhereInput = {
    ...(rule && { rule }),
    ...(kind && { AND: { rule: { in: rulesOf(kind) } } }),
    ...(customerId && { customerId }),
  };
  const rows = await db.qualityBreak.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.qualityBreak.count({ where, ...range }));
}

/** Returns the score of a customer and the rules that she breaks. Returns undefined if she does not exist. */
export async function readCustomerQuality(db: Reader, customerId: string) {
  const [customer, check, breaks] = await Promise.all([
    db.customer.findFirst({ where: { id: customerId, erasedAt: null }, select: { id: true } }),
    db.qualityCheck.findUnique({ where: { customerId } }),
    db.qualityBreak.findMany({ where: { customerId }, orderBy: [{ createdAt: 'asc' }, { rule: 'asc' }] }),
  ]);
  if (!customer) return undefined;
  return {
    score: check ? percentOf(check.keptWeight, check.askedWeight) : null,
    checkedAt: check?.checkedAt?.toISOString() ?? null,
    breaks: breaks.map(breakOf),
  };
}

/** Returns a broken rule as the API shows it. Throws if the row names a rule that this version does not know. */
export function breakOf({ rule: name, createdAt }: Pick<Row, 'rule' | 'createdAt'>) {
  const rule = QualityRule.parse(name);
  return { rule, kind: QUALITY_RULES[rule].kind, since: createdAt.toISOString() };
}
