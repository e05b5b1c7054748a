/**
 * Reads and writes calls, visits, chats and letters, which are append-only. The texts are encrypted with the key of the
 * customer.
 */
import { betweenDays } from '@toric/chassis/data/between-days';
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import {
  Direction,
  InteractionKind,
  InteractionOutcome,
  type InteractionView,
} from '@toric/contracts/customer/contacts/interaction.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { SentText } from '@toric/contracts/kernel/text';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { readKeyrings } from '../data-key.store.ts';
import type { Interaction as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';

export const interactionTexts = sealedColumn('interaction', z.object({ text: SentText }));

type NewInteraction = Omit<InteractionView, 'text' | 'happenedAt' | 'createdAt'> & {
  readonly text: string | undefined;
  readonly happenedAt: Date;
  readonly createdAt: Date;
};

export async function insertInteraction(tx: Tx, keys: Keyring, contact: NewInteraction): Promise<void> {
  const { id, customerId, kind, direction, outcome, minutes, orderId, prescriptionId, text } = contact;
  const sealed = text === undefined ? null : interactionTexts.seal(keys, id, { text });
  await tx.run`
    insert into interaction (id, customer_id, kind, direction, outcome, minutes, order_id, prescription_id, sealed,
      happened_at, recorded_by, created_at)
    values (${id}, ${customerId}, ${kind}, ${direction}, ${outcome}, ${minutes}, ${orderId}, ${prescriptionId}, ${sealed},
      ${contact.happenedAt}, ${contact.recordedBy}, ${contact.createdAt})`;
}

/** Returns true if the customer has this prescription. */
export async function hasPrescription(tx: Tx, customerId: string, id: string): Promise<boolean> {
  const found = await tx.maybe<{ id: string }>`
    select id from prescription where id = ${id} and customer_id = ${customerId}`;
  return found !== undefined;
}

type Filter = {
  readonly kind?: string | undefined;
  readonly direction?: string | undefined;
  readonly outcome?: string | undefined;
  readonly recordedBy?: string | undefined;
  readonly createdFrom?: string | undefined;
  readonly createdTo?: string | undefined;
};

/** Returns at most `limit` + 1 contacts, newest first. The extra contact shows that another page follows. */
export async function readInteractions(
  db: Reader,
  vault: Vault,
  { kind, direction, outcome, recordedBy, createdFrom, createdTo }: Filter,
  page: PageQuery,
): Promise<PageRows<Cursor & { view: InteractionView }>> {
  const where = {
    ...{ ...(kind && { kind }), ...(direction && { direction }), ...(outcome && { outcome }) },
    ...{ ...(recordedBy && { recordedBy }), ...betweenDays(createdFrom, createdTo) },
  };
  const rows = await db.interaction.findMany(pageRange(page, where));
  const keysOf = await readKeyrings(
    db,
    vault,
    rows.map(({ customerId }) => customerId),
  );
  const listed = rows.map((row) => ({
    ...{ id: row.id, createdAt: row.createdAt },
    get view() {
      return viewOf(
        row,
        row.sealed === null ? null : interactionTexts.open(keysOf(row.customerId), row.id, row.sealed),
      );
    },
  }));
  return withTotal(page, listed, (range) => db.interaction.count({ where, ...range }));
}

function viewOf(stored: Row, opened: { text: string } | null): InteractionView {
  const { sealed: _, ...row } = stored;
  return {
    ...row,
    ...{ kind: InteractionKind.parse(row.kind), direction: Direction.parse(row.direction) },
    outcome: InteractionOutcome.parse(row.outcome),
    text: opened?.text ?? null,
    ...{ happenedAt: row.happenedAt.toISOString(), createdAt: row.createdAt.toISOString() },
  };
}
