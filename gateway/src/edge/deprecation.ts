import { type Deprecation, fillPath } from '@toric/contracts/kernel/operation';

/**
 * Returns the headers that every answer of a deprecated operation has: `Deprecation`, `Sunset` and a link to its
 * successor.
 */
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

/** Returns the sentence about the deprecation that the API reference shows. */
export const deprecationNote = ({ since, sunset, successor }: Deprecation): string =>
  `**Deprecated** since ${since}; answers until ${sunset}.${successor ? ` Use \`/v1${successor}\` instead.` : ''}`;
