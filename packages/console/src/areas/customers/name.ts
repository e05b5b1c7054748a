type Named = { readonly givenName: string | null; readonly familyName: string | null };

const HAN = /\p{Script=Han}/u;

/** Returns the full name of a person. A Chinese name begins with the family name and has no space. */
export function nameOf({ givenName, familyName }: Named): string {
  const parts = [givenName, familyName].filter((part) => part !== null);
  return parts.some((part) => HAN.test(part)) ? parts.reverse().join('') : parts.join(' ');
}
