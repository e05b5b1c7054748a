/** Fills an empty system with the sample shop, through the services' own HTTP APIs and nothing else. */
/** A run that was interrupted is taken up where it stopped by the next one. */
import { createClient } from '@toric/client/client';
import { ProblemError } from '@toric/client/problem-error';
import { GetProduct } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { CreateCoupon } from '@toric/contracts/marketing/marketing.http';
import { sampleCoupons } from './coupons.ts';
import { sampleCustomers } from './customers.ts';
import { fillCatalogue, MARKER, openShop } from './fill-catalogue.ts';
import { addCustomers, addStaff, staffEmail } from './fill-people.ts';
import { type Filling, keyFor, type Log, type ServiceUrls, unlessDone } from './seed-context.ts';
import { sampleReceipts } from './stock.ts';

export type SeedOptions = {
  /** Of the services themselves, not of the gateway: its limits on sign-ups are for the public. */
  urls: ServiceUrls;
  admin: { email: string; password: string };
  /** Of all sample staff and customers. */
  samplePassword: string;
  log: Log;
};

/** One request: the product that goes on sale last of all. */
export async function isSeeded({ urls }: Pick<SeedOptions, 'urls' | 'admin'>): Promise<boolean> {
  const catalogue = createClient({ baseUrl: urls['catalog-inventory'], retries: 0 });
  return catalogue.call(GetProduct, { params: { handle: MARKER.id } }).then(
    ({ body }) => body.onSale,
    (error: unknown) => {
      if (error instanceof ProblemError) return false;
      throw error;
    },
  );
}

export async function seedShop({ urls, admin, samplePassword, log }: SeedOptions): Promise<void> {
  const patient = (url: string) => createClient({ baseUrl: url, retries: 5 });
  const filling: Filling = {
    customer: patient(urls.customer),
    catalogue: patient(urls['catalog-inventory']),
    marketing: patient(urls.marketing),
    today: new Date().toISOString().slice(0, 10),
    samplePassword,
    log,
  };
  // worked out before the first request: connections that idle meanwhile would be closed
  const customers = sampleCustomers(filling.today);
  const receipts = sampleReceipts(customers, filling.today);
  const adminToken = (await filling.customer.signIn(admin.email, admin.password)).accessToken;
  await addStaff(filling, adminToken);
  const tokens = await signInStaff(filling);
  log('staff is there; adding coupons, products, stock and customers');
  await Promise.all([
    addCoupons(filling, tokens.marketing),
    fillCatalogue(filling, { ...tokens, admin: adminToken }, receipts),
    addCustomers(filling, tokens, customers),
  ]);
  await openShop(filling.catalogue, adminToken);
}

async function signInStaff({ customer, samplePassword }: Filling) {
  const signIn = async (account: string) => (await customer.signIn(staffEmail(account), samplePassword)).accessToken;
  const [finance, optician, warehouse, marketing, sales] = await Promise.all([
    signIn('finance'),
    signIn('optician'),
    signIn('warehouse'),
    signIn('marketing'),
    signIn('sales'),
  ]);
  return { finance, optician, warehouse, marketing, sales };
}

async function addCoupons(filling: Filling, token: string): Promise<void> {
  for (const body of sampleCoupons(filling.today)) {
    const idempotencyKey = keyFor(filling, 'coupon', body.code);
    await unlessDone(['coupon.code-taken'], () =>
      filling.marketing.call(CreateCoupon, { token, body, idempotencyKey }),
    );
  }
}
