import type { StoredAddress } from '@toric/contracts/contact/contact';
import type { z } from 'zod';

type Address = Omit<z.infer<typeof StoredAddress>, 'phone'>;

/** Returns an address in one line, for an option. */
export const addressInOneLine = ({ line1, line2, city, region, postalCode, country }: Address): string =>
  [line1, line2, city, [region, postalCode].filter(Boolean).join(' '), country].filter(Boolean).join(', ');

/** Shows an address in the lines of a parcel label. */
export function AddressLines({ address }: { readonly address: Address }) {
  const { recipient, line1, line2, city, region, postalCode, country } = address;
  const lines = [line1, line2, [city, region, postalCode].filter(Boolean).join(' '), country].filter(Boolean);
  return (
    <div>
      {recipient}
      {lines.map((line) => (
        <span key={line}>
          <br />
          {line}
        </span>
      ))}
    </div>
  );
}
