/**
 * Finds out until when a target has all changes. A probe asks the server into which segment it writes now. When a target
 * has this segment and all before it, then it has all changes until the probe.
 */
export type Probe = { readonly at: Date; readonly segment: string };

/** This number of probes is kept. A probe is made every ten seconds, so the probes cover more than an hour. */
const KEPT = 500;

export type Probes = {
  add(probe: Probe): void;
  /**
   * Returns the time until which all changes are in the segments up to this one. Returns undefined if no probe shows
   * this.
   */
  until(segment: string | undefined): Date | undefined;
};

/** Returns an empty list of probes. The names of segments grow, even over timelines, so they are compared as texts. */
export function openProbes(): Probes {
  const probes: Probe[] = [];
  return {
    add(probe) {
      probes.push(probe);
      if (probes.length > KEPT) probes.shift();
    },
    until: (segment) => (segment === undefined ? undefined : probes.findLast((probe) => probe.segment <= segment)?.at),
  };
}
