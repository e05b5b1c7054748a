// Fills an empty system with the sample shop, only through the HTTP APIs of the services. The next run continues an
// interrupted run where it stopped.
import { createClient } from '@toric/client/client';
import { ProblemError } from '@toric/client/problem-error';
import { GetProduct } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { CreateCoupon } from '@toric/contracts/marketing/marketing.http';
import { sampleCoupons } from './coupons.ts';
import { namedCustomers, sampleCustomers } from './customers.ts';
import { fillCases } from './fill/cases.ts';
import { fillContacts } from './fill/contacts.ts';
import { fillCatalogue, LAST_PRODUCT, openShop } from './fill/catalogue.ts';
import { fillForms } from './fill/forms.ts';
import { fillFacts } from './fill/facts.ts';
import { fillDelivery } from './fill/delivery.ts';
import { fillSales } from './fill/sales.ts';
import { addCustomers, addStaff, staffEmail } from './fill/people.ts';
import { type SeedContext, idempotencyKeyFor, type Log, type ServiceUrls, unlessDone } from './seed-context.ts';
import { signInStaff } from '../sign-in-staff.ts';
import { sampleReceipts } from './stock.ts';

export type SeedOptions = {
  /** Holds the URLs of the services. The gateway is not used, because it limits sign-ups. */
  urls: ServiceUrls;
  admin: { email: string; password: string };
  /** Holds the password of all sample staff and customers. */
  samplePassword: string;
  /** Holds the key from which the second factors of the sample staff are derived. */
  factorKey: string;
  log: Log;
  /**
   * If true, adds only the customers that the README names, and stock of their lenses. Tests use it, because it takes a
   * few seconds.
   */
  namedCustomersOnly?: boolean;
};

/**
 * Returns true if the shop is complete. This takes one request, because the last step of the seeding puts
 * `LAST_PRODUCT` on sale.
 */
export async function isSeeded({ urls }: Pick<SeedOptions, 'urls' | 'admin'>): Promise<boolean> {
  const catalogue = createClient({ baseUrl: urls['catalog-inventory'], retries: 0 });
  return catalogue.call(GetProduct, { params: { handle: LAST_PRODUCT.id } }).then(
    ({ body }) => body.onSale,
    (error: unknown) => {
      if (error instanceof ProblemError) return false;
      throw error;
    },
  );
}

export async function seedShop(options: SeedOptions): Promise<void> {
  const { urls, admin, samplePassword, factorKey, log, namedCustomersOnly = false } = options;
  const clientOf = (url: string) => createClient({ baseUrl: url, retries: 5 });
  const context: SeedContext = {
    customer: clientOf(urls.customer),
    catalogue: clientOf(urls['catalog-inventory']),
    marketing: clientOf(urls.marketing),
    order: clientOf(urls.order),
    today: new Date().toISOString().slice(0, 10),
    samplePassword,
    log,
  };
  // Customers and receipts are computed before the first request, because the services would close idle connections
  // during the computation.
  const customers = namedCustomersOnly ? namedCustomers(context.today) : sampleCustomers(context.today);
  const receipts = sampleReceipts(customers, context.today, { wornOnly: namedCustomersOnly });
  const adminToken = await signInStaff(context.customer, admin, { sampleKey: factorKey });
  await addStaff(context, adminToken);
  const tokens = await signInAll(context, factorKey);
  log('staff added; adding coupons, products, stock and customers');
  await Promise.all([
    addCoupons(context, tokens.marketing),
    fillCatalogue(context, { ...tokens, admin: adminToken }, receipts),
    addCustomers(context, tokens, customers),
  ]);
  await fillFacts(context, { ...tokens, admin: adminToken });
  await fillCases(context, tokens);
  await fillContacts(context, tokens);
  await fillForms(context, tokens);
  await fillSales(context, { ...tokens, admin: adminToken });
  await fillDelivery(context, { admin: adminToken, finance: tokens.finance });
  await openShop(context.catalogue, adminToken);
}

async function signInAll({ customer, samplePassword: password }: SeedContext, sampleKey: string) {
  const signIn = (account: string) => signInStaff(customer, { email: staffEmail(account), password }, { sampleKey });
  const [finance, optician, warehouse, marketing, sales] = await Promise.all([
    signIn('finance'),
    signIn('optician'),
    signIn('warehouse'),
    signIn('marketing'),
    signIn('sales'),
    // these accounts add no data, but their sign-in sets up their second factors
    ...['finance2', 'operator', 'auditor'].map(signIn),
  ]);
  return { finance, optician, warehouse, marketing, sales };
}

async function addCoupons(context: SeedContext, token: string): Promise<void> {
  for (const body of sampleCoupons(context.today)) {
    const idempotencyKey = idempotencyKeyFor(context, 'coupon', body.code);
    await unlessDone(['coupon.code-taken'], () =>
      context.marketing.call(CreateCoupon, { token, body, idempotencyKey }),
    );
  }
}
