import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { ShopAudit as View } from '@toric/contracts/order/audit/shop-audit.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { AuditFinding, Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';

export async function readAudits(db: Reader, page: PageQuery): Promise<PageRows<Cursor & { readonly view: View }>> {
  const [rows, open] = await Promise.all([
    db.shopAudit.findMany(pageRange(page, {})),
    db.auditFinding.count({ where: { resolvedAt: null } }),
  ]);
  const pages = await db.shopAuditPage.findMany({ where: { auditId: { in: rows.map(({ id }) => id) } } });
  const audits = rows.map(({ id, createdAt, startedBy, endedAt, orders, pages: sent }) => {
    const own = pages.filter(({ auditId }) => auditId === id);
    const counted = own.reduce((sum, { answered }) => sum + answered.filter((one) => one !== 'order').length, 0);
    const answers = own.length === 0 && endedAt ? 2 * sent : counted;
    return {
      ...{ id, createdAt },
      view: {
        ...{ id, startedAt: createdAt.toISOString(), startedBy, endedAt: endedAt?.toISOString() ?? null },
        ...{ orders, pages: sent, answers, open },
      },
    };
  });
  return withTotal(page, audits, (range) => db.shopAudit.count(range));
}

type Filter = {
  readonly state?: 'open' | 'resolved' | undefined;
  readonly service?: string | undefined;
  readonly check?: string | undefined;
};

/** Returns at most `limit` + 1 findings of audits, the newest first. The extra row shows that another page follows. */
export async function readFindings(
  db: Reader,
  { state, service, check }: Filter,
  page: PageQuery,
): Promise<PageRows<AuditFinding>> {
  const where: Prisma.AuditFindingWhereInput = {
    ...(state && { resolvedAt: state === 'open' ? null : { not: null } }),
    ...(service && { service }),
    ...(check && { check }),
  };
  const rows = await db.auditFinding.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.auditFinding.count({ where, ...range }));
}
