/** Describes a runbook as data. The build reads it from docs/runbooks (build/runbooks.ts). */
export type Inline =
  | string
  | { readonly code: string }
  | { readonly bold: readonly Inline[] }
  | { readonly link: readonly Inline[]; readonly href: string };

export type Part =
  | { readonly kind: 'heading'; readonly level: number; readonly text: readonly Inline[] }
  | { readonly kind: 'text'; readonly text: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  /** `start` is the number of the first item of a numbered list. */
  | { readonly kind: 'list'; readonly start?: number; readonly items: readonly (readonly Part[])[] }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    };

/** `title` is the name of the alarm. `about` is the first sentence of the page. */
export type Runbook = { readonly title: string; readonly about: string; readonly parts: readonly Part[] };

/** Returns the path of a runbook in the console. */
export const runbookHref = (name: string) => `/operations/runbooks?page=${name}`;
