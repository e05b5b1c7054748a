/**
 * Generates the rows of the customer service. Personal data is sealed with a key per customer. It is found by keyed
 * digests (blind indexes).
 */
import { createVault, type Vault, type WrappedKey } from '@toric/chassis/data/vault';
import { STAFF_ROLES } from '@toric/contracts/kernel/access';
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import { Address } from '@toric/contracts/contact/contact';
import { StaffView } from '@toric/contracts/customer/staff/staff.http';
import { EMAIL_INDEX } from '../../../../services/customer/src/accounts/account.store.ts';
import { createPasswordHasher } from '../../../../services/customer/src/accounts/passwords/password-hasher.ts';
import { customerData } from '../../../../services/customer/src/person.store.ts';
import { noteTexts } from '../../../../services/customer/src/contacts/customer-note.store.ts';
import { interactionTexts } from '../../../../services/customer/src/contacts/interaction.store.ts';
import { lastFour } from '../../../../services/customer/src/people/phone.ts';
import { partTokens, SHAPE } from '../../../../services/customer/src/people/search/name-token.store.ts';
import { storedParts } from '../../../../services/customer/src/people/search/name-tokens.ts';
import { type Readings, readingsFor } from '../../../../services/customer/src/people/search/pinyin.ts';
import { sealedColumn } from '../../../../services/customer/src/sealed-column.ts';
import { nth } from '../catalogue.ts';
import { copyRow, time } from '../copy-text.ts';
import { idAt } from '../ids.ts';
import {
  addressId,
  customerId,
  DAY,
  emailOf,
  evidenceId,
  personalDataOf,
  phoneOf,
  prescriptionId,
  registeredAt,
  type ShopPlan,
  lensesWornBy,
  LONG_HISTORY,
} from '../customers.ts';
import { randomBelow, randomStream } from '../seeded-random.ts';
import { countTo, rowsOf, type TableRows } from './row.ts';

const addresses = sealedColumn('address', Address);
const revisions = sealedColumn('prescription_revision', PrescriptionContents);
const staffData = sealedColumn('staff', StaffView.pick({ email: true, name: true }));

export const STAFF = 200;
const staffId = ({ until }: ShopPlan, n: number) => idAt(until - 1_000 * DAY + n, 'staff', n);

/** Returns the data keys of one service, one per customer, by the number of the customer. */
export type Keys = { of(n: number): WrappedKey; rows(): Generator<string, void> };

export function keysOf(plan: ShopPlan, vault: Vault): Keys {
  const first = vault.newKey(customerId(plan, 0)).wrapped;
  // The keys are in one buffer, because a million strings would take ten times as much memory.
  const wrapped = Buffer.alloc(plan.customers * first.length);
  for (const n of countTo(plan.customers))
    wrapped.write(vault.newKey(customerId(plan, n)).wrapped, n * first.length, 'latin1');
  const of = (n: number): WrappedKey => ({
    customerId: customerId(plan, n),
    version: 1,
    wrapped: wrapped.toString('latin1', n * first.length, (n + 1) * first.length),
  });
  return {
    of,
    *rows() {
      for (const n of countTo(plan.customers)) {
        const key = of(n);
        yield copyRow([key.customerId, key.version, key.wrapped]);
      }
    },
  };
}

/**
 * Returns the rows of all customers and staff. All of them have the same password, because a million hashes would take
 * an hour.
 */
export async function customerRows(plan: ShopPlan, masterKey: string): Promise<TableRows[]> {
  const vault = createVault({ service: 'customer', masterKey });
  const keys = keysOf(plan, vault);
  const passwordHash = await createPasswordHasher().hash('correct horse battery staple');
  const each = (make: (n: number) => Iterable<string>) => rowsOf(countTo(plan.customers), make);
  const readings = await readingsFor(['王']);
  const staffKeys = Array.from({ length: STAFF }, (_, n) => vault.newKey(staffId(plan, n)));
  const rolesOf = (n: number) => [nth(STAFF_ROLES, n % STAFF_ROLES.length)];
  const account = (id: string, kind: string, roles: string[], email: string, since: number) =>
    copyRow([id, kind, roles, vault.blindIndex(EMAIL_INDEX, email), passwordHash, time(since)]);
  return [
    {
      into: 'customer.data_key (customer_id, version, wrapped)',
      rows: both(
        keys.rows(),
        staffKeys.map((key) => copyRow([key.customerId, key.version, key.wrapped])),
      ),
    },
    {
      into: 'customer.account (id, kind, roles, email_index, password_hash, created_at)',
      rows: both(
        each((n) => [account(customerId(plan, n), 'customer', ['customer'], emailOf(n), registeredAt(plan, n))]),
        rowsOf(countTo(STAFF), (n) => [
          account(staffId(plan, n), 'staff', rolesOf(n), `staff${n}@scale.example`, plan.until - 1_000 * DAY + n),
        ]),
      ),
    },
    {
      into: 'customer.staff (id, sealed, version, created_at, updated_at)',
      rows: rowsOf(countTo(STAFF), (n) => [staffRow(plan, vault, nth(staffKeys, n), n)]),
    },
    {
      into: 'customer.customer (id, sealed, phone_index, phone_last4_index, version, created_at, updated_at)',
      rows: each((n) => [customerRow(plan, vault, keys, n)]),
    },
    {
      into: 'customer.address (id, customer_id, sealed, version, created_at, updated_at)',
      rows: each((n) => [addressRow(plan, vault, keys, n)]),
    },
    {
      into: 'customer.customer_name_token (customer_id, tokens, shape)',
      rows: each((n) => [tokenRow(plan, vault, readings, n)]),
    },
    ...prescriptionRows(plan, vault, keys),
    ...historyRows(plan, vault, keys),
  ];
}

function prescriptionRows(plan: ShopPlan, vault: Vault, keys: Keys): TableRows[] {
  const each = (make: (n: number) => Iterable<string>) => rowsOf(countTo(plan.customers), make);
  return [
    {
      into: 'customer.prescription (id, customer_id, status, revision, evidence_id, version, created_at, updated_at)',
      rows: each((n) => {
        const since = time(registeredAt(plan, n));
        const status = isSeen(plan, n) ? 'verified' : 'presented';
        const standing = [status, 1, evidenceId(plan, n)];
        return [copyRow([prescriptionId(plan, n), customerId(plan, n), ...standing, 1, since, since])];
      }),
    },
    {
      into: 'customer.evidence (id, prescription_id, revision, basis, recorded_by, recorded_at)',
      rows: each((n) => {
        const basis = isSeen(plan, n) ? 'seen' : 'presented';
        const recorded = [customerId(plan, n), time(registeredAt(plan, n))];
        return [copyRow([evidenceId(plan, n), prescriptionId(plan, n), 1, basis, ...recorded])];
      }),
    },
    {
      into: 'customer.prescription_revision (prescription_id, revision, sealed, recorded_by, recorded_at)',
      rows: each((n) => [revisionRow(plan, vault, keys, n)]),
    },
  ];
}

function tokenRow(plan: ShopPlan, vault: Vault, readings: Readings, n: number): string {
  const tokens = partTokens(vault, storedParts(personalDataOf(plan, n), readings));
  return copyRow([customerId(plan, n), tokens.map(String), SHAPE]);
}

const CONTACTS = ['call', 'visit', 'chat', 'letter'] as const;

/** Returns the contacts and notes of the customer with a long history, one for each hour. */
function historyRows(plan: ShopPlan, vault: Vault, keys: Keys): TableRows[] {
  const { customer, entries } = LONG_HISTORY;
  const [id, ring] = [customerId(plan, customer), vault.keyring([keys.of(customer)])];
  const notes = Math.floor(entries / 3);
  const at = (n: number) => plan.until - (n + 1) * 3_600_000;
  const text = (n: number) => ({ text: `She asked about her lenses for the ${n}th time` });
  const contactId = (n: number) => idAt(at(n), 'contact', n);
  return [
    {
      into: 'customer.interaction (id, customer_id, kind, direction, outcome, sealed, happened_at, recorded_by, created_at)',
      rows: rowsOf(countTo(entries - notes), (n) => {
        const sealed = interactionTexts.seal(ring, contactId(n), text(n));
        const said = [nth(CONTACTS, n % CONTACTS.length), n % 2 === 0 ? 'in' : 'out', 'reached', sealed];
        return [copyRow([contactId(n), id, ...said, time(at(n)), staffId(plan, 0), time(at(n))])];
      }),
    },
    {
      into: 'customer.customer_note (id, customer_id, sealed, written_by, audience, mentions, created_at)',
      rows: rowsOf(countTo(notes), (n) => {
        const own = contactId(entries + n);
        return [copyRow([own, id, noteTexts.seal(ring, own, text(n)), staffId(plan, 0), 'internal', [], time(at(n))])];
      }),
    },
  ];
}

/** Returns true if an optician has seen the prescription. Nine prescriptions in ten have been seen. */
const isSeen = ({ seed }: ShopPlan, n: number) => randomStream(seed, 5, n)() < 0.9;

function* both(first: Iterable<string>, second: Iterable<string>): Generator<string, void> {
  yield* first;
  yield* second;
}

function staffRow(plan: ShopPlan, vault: Vault, key: WrappedKey, n: number): string {
  const id = staffId(plan, n);
  const since = time(plan.until - 1_000 * DAY + n);
  const data = { email: `staff${n}@scale.example`, name: `Colleague ${n}` };
  return copyRow([id, staffData.seal(vault.keyring([key]), id, data), 1, since, since]);
}

function customerRow(plan: ShopPlan, vault: Vault, keys: Keys, n: number): string {
  const id = customerId(plan, n);
  const phone = phoneOf(plan, n);
  const { line1: _, ...person } = personalDataOf(plan, n);
  const sealed = customerData.seal(vault.keyring([keys.of(n)]), id, {
    ...NO_DETAILS,
    ...person,
    phone,
    email: emailOf(n),
    ...{ notes: null, language: null, timeZone: null },
  });
  const digests = [vault.blindIndex('phone', phone), vault.blindIndex('phone-last-4', lastFour(phone))];
  const since = time(registeredAt(plan, n));
  return copyRow([id, sealed, ...digests, 1, since, since]);
}

function addressRow(plan: ShopPlan, vault: Vault, keys: Keys, n: number): string {
  const id = addressId(plan, n);
  const { givenName, familyName, line1 } = personalDataOf(plan, n);
  const place = { city: 'Newark', postalCode: '07101', country: lensesWornBy(plan, n).market };
  const address = { recipient: `${givenName} ${familyName}`, line1, ...place };
  const since = time(registeredAt(plan, n));
  return copyRow([id, customerId(plan, n), addresses.seal(vault.keyring([keys.of(n)]), id, address), 1, since, since]);
}

function revisionRow(plan: ShopPlan, vault: Vault, keys: Keys, n: number): string {
  const id = prescriptionId(plan, n);
  const { product, right, left, market } = lensesWornBy(plan, n);
  const eye = (lens: number) => ({
    productId: product.id,
    productName: product.name,
    parameters: nth(product.lenses, lens),
  });
  const contents = {
    issuedIn: market,
    issuedOn: time(plan.until - randomBelow(randomStream(plan.seed, 6, n), 300) * DAY).slice(0, 10),
    expiresOn: time(plan.until + 400 * DAY).slice(0, 10),
    prescriber: { name: 'Dr Chen', timeZone: 'America/New_York' },
    eyes: { right: eye(right), left: eye(left) },
  };
  const sealed = revisions.seal(vault.keyring([keys.of(n)]), `${id}.1`, contents);
  return copyRow([id, 1, sealed, customerId(plan, n), time(registeredAt(plan, n))]);
}
