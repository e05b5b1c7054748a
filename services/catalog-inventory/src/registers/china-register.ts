/**
 * Makes China's records of purchase inspections and of sales. It turns rows into records with the fields of the law.
 */
import { PurchaseInspection, SaleRecord } from '@toric/contracts/catalog-inventory/registers/china-register.http';
import type { Inspection } from '@toric/contracts/catalog-inventory/receiving/inspection.http';
import type { Licence, SupplierAddress } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import type { BoxParameters } from '@toric/contracts/lens';
import { withMissing } from '@toric/chassis/files/register';
import { localDay } from '@toric/optics/local-day';
import type { z } from 'zod';

type RowPosition = { readonly id: string; readonly createdAt: Date; readonly lotId: string };
type DeviceFields =
  | 'productName'
  | 'model'
  | 'quantity'
  | 'lotNumber'
  | 'expiresOn'
  | 'registrant'
  | 'contractManufacturer'
  | 'registrationNumber'
  | 'gtin';
type Device = Pick<SaleRecord, DeviceFields> & {
  readonly size: number;
  readonly content: string | null;
  readonly parameters: BoxParameters;
};

export type PurchaseRow = RowPosition &
  Device &
  Pick<PurchaseInspection, 'supplierName' | 'supplierContact' | 'deliveryNote' | 'inspector' | 'warehouseCode'> & {
    readonly supplierAddress: z.infer<typeof SupplierAddress> | null;
    readonly supplierLicences: readonly z.infer<typeof Licence>[] | null;
    readonly inspectionResult: Inspection['result'] | null;
    readonly inspectionChecks: Inspection['checks'] | null;
    readonly inspectionRemarks: string | null;
    readonly receiptId: string;
  };
export type SaleRow = RowPosition &
  Device &
  Pick<SaleRecord, 'customerId' | 'sellerName' | 'sellerLicence' | 'market' | 'orderId' | 'lineId'>;

const PRINTED_NAMES = [
  ['baseCurve', 'BC'],
  ['diameter', 'DIA'],
  ['sphere', 'SPH'],
  ['cylinder', 'CYL'],
  ['axis', 'AXIS'],
  ['add', 'ADD'],
  ['dominance', 'DESIGN'],
  ['colour', 'COLOUR'],
  ['backOpticZone', 'BOZD'],
  ['returnZoneDepth', 'RZD'],
  ['landingZoneAngle', 'LZA'],
  ['jessenFactor', 'JF'],
] as const;

/** Returns the specification as it is printed on a box. */
export function specificationOf({
  size,
  content,
  parameters,
}: Pick<Device, 'size' | 'content' | 'parameters'>): string {
  if (parameters === null) return content ?? `${size} pieces`;
  const values = PRINTED_NAMES.flatMap(([name, printed]) =>
    parameters[name] === undefined ? [] : [`${printed} ${parameters[name]}`],
  );
  return [`${size} lenses`, ...values].join(' ');
}

const addressText = ({ line1, line2, city, region, postalCode, country }: z.infer<typeof SupplierAddress>): string =>
  [line1, line2, city, region, postalCode, country].filter(Boolean).join(', ');

const licenceText = ({ kind, number, validUntil }: z.infer<typeof Licence>): string =>
  `${kind} ${number}${validUntil === undefined ? '' : ` (until ${validUntil})`}`;

export const purchaseInspection =
  (timeZone: string) =>
  ({ createdAt, size, content, parameters, ...row }: PurchaseRow): PurchaseInspection =>
    withMissing(PurchaseInspection, {
      ...row,
      receivedOn: localDay(timeZone, createdAt),
      receivedAt: createdAt.toISOString(),
      specification: specificationOf({ size, content, parameters }),
      supplierAddress: row.supplierAddress && addressText(row.supplierAddress),
      supplierLicences: row.supplierLicences?.map(licenceText).join('; ') ?? null,
      inspectionChecks: row.inspectionChecks?.join(', ') ?? null,
    });

export const saleRecord =
  (timeZone: string) =>
  ({ createdAt, size, content, parameters, ...row }: SaleRow): SaleRecord =>
    withMissing(SaleRecord, {
      ...row,
      soldOn: localDay(timeZone, createdAt),
      soldAt: createdAt.toISOString(),
      specification: specificationOf({ size, content, parameters }),
    });
