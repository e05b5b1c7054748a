import { decodeCursor, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import {
  type RecallFigures,
  RecallScope,
  type RecallView,
} from '@toric/contracts/catalog-inventory/recall/recall.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Read } from '@toric/messaging/sql';
import { z } from 'zod';
import { Prisma } from '../generated/client.ts';
import { effectivenessPercent, type Notice, type RecallWithNotice, type Scope, compileScope } from './recall.ts';

const { sql, empty } = Prisma;
const ScopeEntries = z.array(RecallScope);

/** Selects every recall with the notice of its newest version. */
const RECALLS = sql`
  select recall.id, reference, recall.version, recall.created_at, updated_at, closed_at, title, source_url, severity,
    what_to_do, issued.id as version_id
  from recall join recall_version as issued on issued.recall_id = recall.id and issued.version = recall.version`;
type RecallRow = RecallWithNotice & { readonly versionId: string };

/** Returns at most `limit` + 1 recalls, newest first. The extra recall shows that another page follows. */
export async function readRecalls(
  read: Read,
  status: 'open' | 'closed' | undefined,
  page: PageQuery,
): Promise<PageRows<RecallWithNotice>> {
  const closed = status ? sql`(closed_at is not null) = ${status === 'closed'}::boolean` : sql`true`;
  const from = decodeCursor(page.cursor);
  const after = from
    ? sql`and (recall.created_at, recall.id) < (${from.createdAt}::timestamptz, ${from.id}::uuid)`
    : empty;
  const recalls = await read<RecallRow>(sql`
    ${RECALLS} where ${closed} ${after} order by recall.created_at desc, recall.id desc limit ${page.limit + 1}::int`);
  return withTotal(page, recalls, async ({ take: atMost }) => {
    const [all] = await read<{ total: number }>(sql`
      select count(*)::int as total from (select from recall where ${closed} limit ${atMost}::int) counted`);
    return all?.total ?? 0;
  });
}

export async function readRecall(read: Read, id: string): Promise<RecallWithNotice | undefined> {
  const [recall] = await read<RecallRow>(sql`${RECALLS} where recall.id = ${id}::uuid`);
  return recall;
}

type VersionRow = Notice & { readonly version: number; readonly issuedBy: string; readonly createdAt: Date };

/** Returns all versions of a recall, newest first. */
export async function readVersions(read: Read, recallId: string): Promise<RecallView['versions']> {
  const versions = await read<VersionRow>(sql`
    select version, title, source_url, severity, what_to_do, scope, issued_by, created_at
    from recall_version where recall_id = ${recallId}::uuid order by version desc`);
  return versions.map(({ scope, createdAt, ...issued }) => ({
    ...issued,
    scope: ScopeEntries.parse(scope),
    createdAt: createdAt.toISOString(),
  }));
}

type CaseCounts = Omit<RecallFigures['boxes'], 'unanswered'> & {
  orders: number;
  customers: number;
  notified: number;
  answered: number;
  answeredBoxes: number;
};

/**
 * Returns the figures of a recall: the boxes, orders and customers of its cases in scope, and the stock that the recall
 * keeps in quarantine.
 */
export async function readFigures(read: Read, recallId: string): Promise<RecallFigures> {
  const boxes = (outcome: string) => sql`coalesce(sum(quantity) filter (where outcome = ${outcome}), 0)`;
  const [[counted], [stock]] = await Promise.all([
    read<CaseCounts>(sql`
      select coalesce(sum(quantity), 0) as affected, ${boxes('stopped')} as stopped, ${boxes('returned')} as returned,
        ${boxes('destroyed')} as destroyed, ${boxes('used')} as used, ${boxes('refused')} as refused,
        ${boxes('unreachable')} as unreachable,
        coalesce(sum(quantity) filter (where outcome is not null), 0) as answered_boxes,
        coalesce(sum(quantity) filter (where customer_pseudonym is null), 0) as unnamed,
        count(distinct order_id)::int as orders, count(distinct customer_pseudonym)::int as customers,
        count(distinct customer_pseudonym) filter (where notified_at is not null)::int as notified,
        count(distinct customer_pseudonym) filter (where outcome <> 'unreachable')::int as answered
      from recall_case where recall_id = ${recallId}::uuid and in_scope`),
    read<RecallFigures['stock']>(sql`
      select count(*)::int as lots, coalesce(sum(on_hand), 0) as on_hand, coalesce(sum(reserved), 0) as reserved
      from quarantine join lot on lot.id = lot_id where recall_id = ${recallId}::uuid`),
  ]);
  if (!counted || !stock) throw new Error('a count returned no row');
  const { orders, customers, notified, answered, answeredBoxes, ...rest } = counted;
  return {
    stock,
    boxes: { ...rest, unanswered: rest.affected - answeredBoxes },
    orders,
    customers: { affected: customers, notified, answered },
    effectivenessPercent: effectivenessPercent(rest),
  };
}

/** Caches compiled scopes by version id. Entries stay valid, because a version never changes. */
let scopeCache: ReadonlyMap<string, Scope> = new Map();

/**
 * Returns every recall with the compiled scope of its newest version. Closed recalls are included, because they still
 * cover their boxes. The cache keeps the scopes of the newest versions only.
 */
export async function readScopes(read: Read): Promise<{ recall: RecallWithNotice; scope: Scope }[]> {
  const recalls = await read<RecallRow>(RECALLS);
  const uncached = recalls.map(({ versionId }) => versionId).filter((id) => !scopeCache.has(id));
  const loaded =
    uncached.length === 0
      ? []
      : await read<{ id: string; scope: unknown }>(sql`
          select id, scope from recall_version where id = any (${uncached}::uuid[])`);
  const scopes = new Map(scopeCache);
  for (const { id, scope } of loaded) scopes.set(id, compileScope(ScopeEntries.parse(scope)));
  const inForce = recalls.flatMap((recall) => {
    const scope = scopes.get(recall.versionId);
    return scope ? [{ recall, scope }] : [];
  });
  scopeCache = new Map(inForce.map(({ recall, scope }) => [recall.versionId, scope]));
  return inForce;
}
