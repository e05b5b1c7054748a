/**
 * Reads and writes the consent ledger, which is append-only. The proof of each line is encrypted with the key of the
 * customer.
 */
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { ConsentLine } from '@toric/contracts/customer/consent/consent.http';
import { ConsentChannel, ConsentPurpose, ConsentSource, ConsentState } from '@toric/contracts/customer/consent/purpose';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { type Language, LANGUAGES } from '@toric/contracts/kernel/sentence';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { readKeyrings } from '../data-key.store.ts';
import type { Consent as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';
import type { LastChoice, NewChoice } from './consent.ts';

/** Holds the proof of a choice: the text that was shown to the person, and her words. */
const Proof = z.object({ shown: z.string(), how: z.string().optional(), said: z.string().optional() });
export type Proof = z.output<typeof Proof>;
const proofs = sealedColumn('consent', Proof);

const Stored = z.object({
  purpose: ConsentPurpose,
  channel: ConsentChannel,
  state: ConsentState,
  source: ConsentSource,
  language: z.enum(LANGUAGES),
});

type LastRow = Pick<Row, 'purpose' | 'channel' | 'state' | 'source' | 'language' | 'textVersion' | 'createdAt'>;
const lastOf = ({ textVersion, createdAt, ...row }: LastRow): LastChoice => {
  const { language: _, ...stored } = Stored.parse(row);
  return { ...stored, textVersion, at: createdAt };
};

/** Returns the last choice of a customer for each purpose and channel. */
export async function findLastChoices(tx: Pick<Tx, 'many'>, customerId: string): Promise<LastChoice[]> {
  const rows = await tx.many<LastRow>`
    select distinct on (purpose, channel) purpose, channel, state, source, language, text_version, created_at
    from consent where customer_id = ${customerId} order by purpose, channel, seq desc`;
  return rows.map(lastOf);
}

type Recorded = {
  readonly id: string;
  readonly customerId: string;
  readonly choice: NewChoice;
  readonly language: Language;
  readonly source: ConsentSource;
  readonly recordedBy: string | null;
  readonly proof: Proof;
  readonly at: Date;
};

export async function insertConsent(tx: Tx, keys: Keyring, recorded: Recorded): Promise<void> {
  const { id, customerId, choice, language, source, recordedBy, proof, at } = recorded;
  const { purpose, channel, state, textVersion } = choice;
  await tx.run`
    insert into consent (id, customer_id, purpose, channel, state, text_version, language, source, sealed, recorded_by, created_at)
    values (${id}, ${customerId}, ${purpose}, ${channel}, ${state}, ${textVersion}, ${language}, ${source},
      ${proofs.seal(keys, id, proof)}, ${recordedBy}, ${at})`;
}

/**
 * Returns a function that returns the last state by person, purpose and channel. It returns undefined for a person who
 * made no choice.
 */
export async function findConsentStates(
  tx: Tx,
  customerIds: readonly string[],
): Promise<(customerId: string, purpose: ConsentPurpose, channel: ConsentChannel) => ConsentState | undefined> {
  const rows =
    customerIds.length === 0
      ? []
      : await tx.many<{ customerId: string; purpose: string; channel: string; state: string }>`
          select distinct on (customer_id, purpose, channel) customer_id, purpose, channel, state
          from consent where customer_id = any(${customerIds}::uuid[])
          order by customer_id, purpose, channel, seq desc`;
  const states = new Map(
    rows.map(({ customerId, purpose, channel, state }) => [
      `${customerId} ${purpose} ${channel}`,
      ConsentState.parse(state),
    ]),
  );
  return (customerId, purpose, channel) => states.get(`${customerId} ${purpose} ${channel}`);
}

type ShownLine = Cursor & { readonly view: ConsentLine };

/** Returns at most `limit` + 1 lines of the ledger, newest first. The extra line shows that another page follows. */
export async function readConsentHistory(
  db: Reader,
  vault: Vault,
  customerId: string,
  page: PageQuery,
): Promise<PageRows<ShownLine>> {
  const rows = await db.consent.findMany(pageRange(page, { customerId }));
  const keys = (await readKeyrings(db, vault, [customerId]))(customerId);
  const lines = rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    get view() {
      return lineOf(keys, row);
    },
  }));
  return withTotal(page, lines, (range) => db.consent.count({ where: { customerId }, ...range }));
}

function lineOf(keys: Keyring, { id, textVersion, recordedBy, sealed, createdAt, ...row }: Row): ConsentLine {
  const { shown, said = null } = proofs.open(keys, id, sealed);
  return { id, ...Stored.parse(row), textVersion, recordedBy, shown, said, at: createdAt.toISOString() };
}
