import { PersonalDataAsked } from '@toric/contracts/customer/events';
import { type CollectedPart, type Holder, partContext } from '@toric/contracts/personal-data/collected-part';
import type { Message } from '@toric/contracts/kernel/message';
import { emits } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { on, type Subscription } from '@toric/messaging/subscription';
import { sealFor } from '../data/sealed-box.ts';

/** Lists the records that a service holds about a customer, by kind. */
export type PersonalRecords = Readonly<Record<string, readonly object[]>>;

/**
 * One message has at most this number of records, so that a message stays small for a customer with thousands of
 * orders.
 */
const RECORDS_IN_PART = 500;

type Answer = {
  readonly service: Holder;
  readonly collected: (data: CollectedPart) => Message;
  readonly collect: (tx: Tx, customerId: string) => Promise<PersonalRecords>;
};

/**
 * ⇐ customer.personal-data-asked.v1. Answers with everything that this service holds about the customer, sealed for the
 * request → <service>.personal-data-collected.v1.
 */
export const answerPersonalData = ({ service, collected, collect }: Answer): Subscription =>
  on(PersonalDataAsked, {
    async run({ message: { requestId, customerId, publicKey }, tx }) {
      const parts = partsOf(await collect(tx, customerId));
      return emits(
        ...parts.map((records, index) => {
          const place = { requestId, part: index + 1, parts: parts.length };
          return collected({
            ...place,
            sealed: sealFor(publicKey, partContext(service, place), JSON.stringify(records)),
          });
        }),
      );
    },
  });

/** Returns the records in parts. There is at least one part, even if there is no record. */
function partsOf(records: PersonalRecords): PersonalRecords[] {
  const all = Object.entries(records).flatMap(([kind, rows]) => rows.map((row) => ({ kind, row })));
  const parts: PersonalRecords[] = [];
  for (let from = 0; from === 0 || from < all.length; from += RECORDS_IN_PART) {
    const part: Record<string, object[]> = {};
    for (const { kind, row } of all.slice(from, from + RECORDS_IN_PART)) (part[kind] ??= []).push(row);
    parts.push(part);
  }
  return parts;
}
