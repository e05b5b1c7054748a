type Parts = {
  readonly line1: string;
  readonly line2?: string | undefined;
  readonly city: string;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly country: string;
};

/** Shows an address line by line, in the form of a label. `name` is the first line, and `after` is the last. */
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
