// Lists the suppliers of the sample shop and one received purchase order. Companies, licences and prices are invented.
import type { CreateSupplierBody } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import type { LensParameters } from '@toric/contracts/lens';
import { portion } from '@toric/contracts/kernel/money';
import { sampleProducts } from './products.ts';
import type { SamplePack } from './products/sample-product.ts';

type SampleSupplier = Omit<CreateSupplierBody, 'active' | 'currency' | 'priority'> & {
  /** Lists the makers whose products the supplier sells. */
  readonly brands: readonly string[];
};

/** States the supplier's price, in basis points of the price to customers. */
const WHOLESALE = 5_500;

export const SAMPLE_SUPPLIERS: readonly [SampleSupplier, SampleSupplier] = [
  {
    code: 'HUDSON',
    name: 'Hudson Optical Supply',
    leadTimeDays: 3,
    licences: [{ kind: 'Medical device distribution', number: 'NJ-MDD-20417', validUntil: '2031-12-31' }],
    address: { line1: '48 Port Street', city: 'Newark', region: 'NJ', postalCode: '07114', country: 'US' },
    contact: 'Order desk, +1 973 555 0148',
    brands: ['CooperVision', 'Bausch + Lomb'],
  },
  {
    code: 'LAKESHORE',
    name: 'Lakeshore Vision Wholesale',
    leadTimeDays: 5,
    licences: [{ kind: 'Medical device distribution', number: 'IL-MDD-08833', validUntil: '2030-06-30' }],
    address: { line1: '2100 W Fulton Market', city: 'Chicago', region: 'IL', postalCode: '60612', country: 'US' },
    contact: 'Order desk, +1 312 555 0121',
    brands: ['Alcon', 'Johnson & Johnson Vision'],
  },
];

type SupplierPrice = { readonly packId: string; readonly amount: number };

const priced = (packs: readonly SamplePack[]): SupplierPrice[] =>
  packs.flatMap(({ packId, prices }) => {
    const price = prices.find(({ market }) => market === 'US');
    return price ? [{ packId, amount: portion(price.amount, WHOLESALE) }] : [];
  });

/** Returns the supplier's prices in US cents, for all packs of the supplier's makers that are sold in the US. */
export const sampleSupplierPrices = ({ brands }: SampleSupplier): SupplierPrice[] =>
  priced(sampleProducts.filter(({ brand }) => brands.includes(brand)).flatMap(({ packs }) => packs));

type SamplePurchase = {
  readonly reference: string;
  readonly warehouse: string;
  readonly lines: { packId: string; parameters: LensParameters; quantity: number }[];
  /** Lists the scanned codes of the delivered boxes. A code has GTIN, expiry date and lot, but no power. */
  readonly scans: { barcode: string; quantity: number }[];
};
const QUANTITY = 24;
const PURCHASED = [
  { name: 'Biofinity', sphere: -2.75, lotNumber: 'LPO001' },
  { name: 'Biofinity XR', sphere: -13, lotNumber: 'LPO002' },
] as const;

/**
 * Returns a purchase order to the first supplier, and the scans of the boxes that arrive. The code on a box does not
 * name the lens in it. So the order has only one lens per pack, and then a scan identifies the lens, too.
 */
export function samplePurchase(today: string): SamplePurchase {
  const expiry = `${Number(today.slice(2, 4)) + 3}0630`;
  const bought = PURCHASED.flatMap(({ name, ...box }) => {
    const [pack] = sampleProducts.find((product) => product.name === name)?.packs ?? [];
    return pack ? [{ ...pack, ...box }] : [];
  });
  return {
    reference: 'NJ-1-DN-HUDSON-1',
    warehouse: 'NJ-1',
    lines: bought.map(({ packId, sphere }) => ({
      packId,
      parameters: { baseCurve: 8.6, diameter: 14, sphere },
      quantity: QUANTITY,
    })),
    scans: bought.map(({ gtin, lotNumber }) => ({
      barcode: `]d201${gtin}17${expiry}10${lotNumber}`,
      quantity: QUANTITY,
    })),
  };
}
