type Parts = {
  readonly line1: string;
  readonly line2?: string | undefined;
  readonly city: string;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly country: string;
};

/** An address line by line, as it stands on a label. `name` is printed first, and `after` last. */
export function AddressLines({
  name,
  address,
  after,
}: {
  readonly name?: string | undefined;
  readonly address: Parts;
  readonly after?: string | null | undefined;
}) {
  const { line1, line2, city, region, postalCode, country } = address;
  const place = [city, region, postalCode].filter(Boolean).join(' ');
  return (
    <>
      {name && (
        <div>
          <b>{name}</b>
        </div>
      )}
      {[line1, line2, place, country, after].map((line, at) => line && <div key={at}>{line}</div>)}
    </>
  );
}
