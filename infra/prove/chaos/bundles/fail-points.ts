// The crash points of the kernel. A comment `// fail-point C5 (details): …` marks each in the source: production builds see
// a comment, the bundles of a fault run a call.

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
} as const;
export type FailPoint = keyof typeof FAIL_POINTS;

/** What a process is told over its IPC channel: the next time that it passes `point` (after `skip` passes), it acts. */
export type Arming = {
  point: FailPoint;
  /** Only where the marker's details (a queue, an effect, what caused it), as JSON, match this pattern. */
  where?: string;
  skip?: number;
  /** Dies as by kill -9, or stands still for a while and goes on. */
  act: { kill: true; afterMs?: number } | { pauseMs: number };
};
/** What it answers when it acts. */
export type Report = { failPoint: 'hit'; point: FailPoint };

const MARKER = /^([ \t]*)\/\/ fail-point (C\d+)(?: \(([\w., ]+)\))?: .*$/gm;

/** The source with a call at every marker, and the points that it has. */
export function arm(source: string): { source: string; points: string[] } {
  const points: string[] = [];
  const armed = source.replace(MARKER, (_, indent: string, point: string, details: string | undefined) => {
    points.push(point);
    return `${indent}await globalThis.failPoint('${point}'${details ? `, ${details}` : ''});`;
  });
  return { source: armed, points };
}
