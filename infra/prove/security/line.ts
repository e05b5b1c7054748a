/**
 * Describes a line of the ASVS table: what Toric does about one requirement of OWASP ASVS 5.0.0. The title is ours,
 * because the text of the requirement belongs to OWASP.
 */
export type Line = { readonly id: string; readonly title: string } & (
  | { readonly tests: readonly string[] }
  | { readonly at: readonly string[]; readonly because: string }
  | { readonly notFor: string }
  | { readonly missing: string; readonly risk: string }
);

/** Returns a function that names a test of the file. The name may be that of one row of a table-driven test. */
export const of =
  (file: string) =>
  (name: string): string =>
    `${file} › ${name}`;

/** Declares a requirement that tests prove: each of these tests fails if the protection is taken away. */
export const proved = (id: string, title: string, ...tests: readonly string[]): Line => ({ id, title, tests });

/**
 * Declares a requirement that is met by how Toric is built. `at` names files, or headings of documents, that show it.
 */
export const built = (id: string, title: string, at: string | readonly string[], because: string): Line => ({
  ...{ id, title, because },
  at: typeof at === 'string' ? [at] : at,
});

/** Declares requirements about something that Toric does not have. `titles` maps each number to its title. */
export const notFor = (because: string, titles: Readonly<Record<string, string>>): Line[] =>
  Object.entries(titles).map(([id, title]) => ({ id, title, notFor: because }));

/**
 * Declares a requirement that is not met, or is met only in part. `missing` says what is missing, and `risk` what may
 * happen because of it.
 */
export const open = (id: string, title: string, missing: string, risk: string): Line => ({ id, title, missing, risk });
