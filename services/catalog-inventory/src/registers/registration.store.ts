/** Describes a registration: the certificate under which a product is sold in a market from a given day on. */
import type { Registration } from '@toric/contracts/catalog-inventory/registers/china-register.http';
import type { Tx } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
import type { Registration as Row } from '../generated/client.ts';
import { isId } from '../catalogue/product-handle.ts';
import type { Reader } from '../reader.store.ts';

type RegistrationRecord = Omit<Registration, 'recordedAt'> & { readonly recordedAt: Date };

/**
 * Stores a registration. Overwrites a record for the same product, market and first day, because this record was a
 * mistake.
 */
export async function storeRegistration(tx: Tx, productId: string, given: RegistrationRecord): Promise<void> {
  const { market, validFrom, number, registrant, contractManufacturer, model, recordedBy, recordedAt } = given;
  await tx.run`
    insert into registration (product_id, market, valid_from, number, registrant, contract_manufacturer, model,
      recorded_by, recorded_at)
    values (${productId}, ${market}, ${validFrom}, ${number}, ${registrant}, ${contractManufacturer}, ${model},
      ${recordedBy}, ${recordedAt})
    on conflict (product_id, market, valid_from) do update set number = excluded.number,
      registrant = excluded.registrant, contract_manufacturer = excluded.contract_manufacturer, model = excluded.model,
      recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`;
}

const registrationView = ({ recordedAt, ...rest }: RegistrationRecord): Registration => ({
  ...rest,
  recordedAt: recordedAt.toISOString(),
});

export async function findRegistrations(tx: Tx, productId: string): Promise<Registration[]> {
  const rows = await tx.many<RegistrationRecord>`
    select market, to_char(valid_from, 'YYYY-MM-DD') as valid_from, number, registrant, contract_manufacturer, model,
      recorded_by, recorded_at
    from registration where product_id = ${productId} order by market, registration.valid_from desc`;
  return rows.map(registrationView);
}

const viewOfRow = ({ validFrom, ...row }: Omit<Row, 'productId'>) =>
  registrationView({ ...row, validFrom: dayOf(validFrom) });

/** Returns the registrations of the product with this id or handle. Returns undefined if there is no such product. */
export async function readRegistrations(db: Reader, name: string): Promise<Registration[] | undefined> {
  const product = await db.product.findFirst({
    where: isId(name) ? { id: name } : { handle: name },
    select: { registrations: { omit: { productId: true }, orderBy: [{ market: 'asc' }, { validFrom: 'desc' }] } },
  });
  return product?.registrations.map(viewOfRow);
}
