import { readings } from '@toric/chassis/changes/readings';
import type { Vault } from '@toric/chassis/data/vault';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { DUPLICATE_TOO_LITTLE } from '@toric/contracts/customer/quality/duplicate.errors';
import { type DuplicateReason, FindDuplicates } from '@toric/contracts/customer/quality/duplicate.http';
import { readCustomers } from '../../people/customer.store.ts';
import { normalisePhone } from '../../people/phone.ts';
import { shownName } from '../../people/search/name-tokens.ts';
import { readingsFor } from '../../people/search/pinyin.ts';
import type { Reader } from '../../reader.store.ts';
import { blocksOf } from '../duplicates/blocks.ts';
import { readSharers } from '../duplicates/block.store.ts';
import { comparedPerson } from '../duplicates/compared-person.ts';
import { LEAST_SCORE, type Likeness, likenessOf } from '../duplicates/likeness.ts';
import { readPeople } from '../duplicates/person.store.ts';

/** At most this number of existing customers is proposed. */
const MOST = 5;
type Match = { id: string; name: string; score: number; reasons: DuplicateReason[] };

/**
 * POST /duplicates/search. While staff type a new customer, proposes existing customers who are probably the same
 * person. Records in the change record that these customers were shown.
 */
export const findDuplicates = ({ vault }: { vault: Vault }) =>
  preparedCommand<typeof FindDuplicates, Reader, Match[]>(FindDuplicates, {
    async prepare({ body, db }) {
      const { givenName = null, familyName = null, dateOfBirth = null, email = null } = body;
      const phone = body.phone === undefined ? null : normalisePhone(body.phone);
      const readings = await readingsFor([givenName, familyName]);
      const typed = comparedPerson({ givenName, familyName, dateOfBirth, email, phone }, [], readings);
      const blocks = blocksOf(typed);
      if (blocks.length === 0 || (givenName ?? familyName) === null) throw DUPLICATE_TOO_LITTLE();
      const sharers = await readPeople(db, vault, await readSharers(db, vault, blocks));
      const alike = sharers.flatMap(({ id, person }) => ({ id, likeness: likenessOf(typed, person) }));
      return nameBest(db, vault, alike);
    },
    async run({ prepared }) {
      const found = prepared.map(({ id }) => ({ id, customerId: id }));
      return answer({ data: prepared }).records(...readings('customer.found', found));
    },
  });

type Alike = { readonly id: string; readonly likeness: Likeness | undefined };

async function nameBest(db: Reader, vault: Vault, alike: readonly Alike[]): Promise<Match[]> {
  const best = alike
    .flatMap(({ id, likeness }) => (likeness && likeness.score >= LEAST_SCORE ? [{ id, ...likeness }] : []))
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST);
  const people = await readCustomers(
    db,
    vault,
    best.map(({ id }) => id),
  );
  const names = new Map(people.map(({ id, personal }) => [id, shownName(personal)]));
  return best.map(({ id, score, reasons }) => ({ id, name: names.get(id) ?? '', score, reasons: [...reasons] }));
}
