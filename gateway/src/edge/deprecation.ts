import { type Deprecation, fillPath } from '@toric/contracts/kernel/operation';

/** What every answer of an operation that is to go says: since when, until when, and where to instead. */
export function deprecationHeaders(
  { since, sunset, successor }: Deprecation,
  params: Readonly<Record<string, string | string[]>>,
): Record<string, string> {
  return {
    Deprecation: `@${Date.parse(since) / 1_000}`,
    Sunset: new Date(sunset).toUTCString(),
    ...(successor && { Link: `</v1${fillPath(successor, params)}>; rel="successor-version"` }),
  };
}

/** The same in words, for the reference. */
export const deprecationNote = ({ since, sunset, successor }: Deprecation): string =>
  `**Deprecated** since ${since}; answers until ${sunset}.${successor ? ` Use \`/v1${successor}\` instead.` : ''}`;
