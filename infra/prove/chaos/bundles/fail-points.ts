/**
 * Lists the crash points of docs/RELIABILITY.md. A comment `// fail-point C5 (details): …` marks each point in the
 * source. In a production build it stays a comment. The bundles of a fault run contain a function call instead of the
 * comment.
 */

export const FAIL_POINTS = {
  C1: 'before the business commit',
  C2: 'after it, before the HTTP reply',
  C3: 'commit sent, result unknown',
  C4: 'committed, nothing published',
  C5: 'published, before the confirm',
  C6: 'confirmed, not marked as published',
  C7: 'unroutable',
  C8: 'delivered, in the transaction',
  C9: 'consumer committed, before the acknowledgement',
  C10: 'copy in a retry queue, before the acknowledgement of the original',
  C11: 'payment intent stored, before the provider call',
  C12: 'provider did it, response lost',
  C13: 'response got, before the commit',
  C15: 'timer fires while success arrives',
  C16: 'relay lost its lock and still publishes',
  C19: 'webhook claimed, before it is sent',
  C20: 'webhook sent, before its outcome is stored',
} as const;
export type FailPoint = keyof typeof FAIL_POINTS;

/**
 * Describes the instruction that a fault run sends to a process over its IPC channel: act the next time that the
 * process passes the fail-point `point`, after `skip` earlier passes.
 */
export type Arming = {
  point: FailPoint;
  /**
   * Holds a pattern for the details of a fail-point (queue, effect, causation id) as JSON. Passes with other details
   * are ignored.
   */
  where?: string;
  skip?: number;
  /**
   * States what the process does at the fail-point. It kills itself with SIGKILL, at once or after `afterMs`. Or it
   * pauses for `pauseMs` and then continues.
   */
  act: { kill: true; afterMs?: number } | { pauseMs: number };
};
/** Describes the message that a process sends just before it kills itself or pauses at a fail-point. */
export type HitReport = { failPoint: 'hit'; point: FailPoint };

const MARKER = /^([ \t]*)\/\/ fail-point (C\d+)(?: \(([\w., ]+)\))?: .*$/gm;

/**
 * Returns the source with a function call instead of every fail-point comment, and the names of the fail-points in it.
 */
export function instrument(source: string): { source: string; points: string[] } {
  const points: string[] = [];
  const instrumented = source.replace(MARKER, (_, indent: string, point: string, details: string | undefined) => {
    points.push(point);
    return `${indent}await globalThis.failPoint('${point}'${details ? `, ${details}` : ''});`;
  });
  return { source: instrumented, points };
}
