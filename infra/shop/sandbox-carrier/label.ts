// Draws a parcel label. It is a page with the address and the tracking number, which is enough to check that the right
// label was printed.
import { pdfDocument, textAt } from '@toric/chassis/files/pdf';
import type { Shipment } from './ledger.ts';

/** Returns the parcel label of a shipment as a file. Each call returns the same bytes. */
export function labelOf({ to, label, print, weight, isReturn }: Shipment): Buffer {
  const text = (name: string) => (typeof to[name] === 'string' ? to[name] : '');
  const lines = [
    `SANDBOX CARRIER  ${label?.service ?? ''}${isReturn ? '  RETURN' : ''}`,
    text('name'),
    text('street1'),
    text('street2'),
    `${text('city')} ${text('state')} ${text('zip')}`,
    text('country'),
    `${label?.tracking_code ?? ''}   ${weight} oz   ${print}`,
  ].filter((line) => line.trim() !== '');
  return pdfDocument([lines.map((line, index) => textAt(line, { x: 60, y: 760 - index * 26, size: 16 })).join('\n')]);
}
