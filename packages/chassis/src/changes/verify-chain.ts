import type { ChangeFinding } from '@toric/contracts/changes/change.http';
import type { Read } from '@toric/messaging/sql';
import { fitsElsewhere, type Flaw, GENESIS, type Head, type Link, verifyLinks } from './chain.ts';
import { readHash, readHashes, readLinks, readOutsideChain } from './chain.store.ts';

const PAGE = 1_000;

export type Verified = {
  /** Counts the records that were verified and that fit into the chain. */
  verified: number;
  head: Head | null;
  finding: ChangeFinding | null;
  /**
   * The next verification continues after the record with this number. It is null at the end of the chain, and after a
   * finding.
   */
  next: number | null;
};

/**
 * Verifies at most `limit` records after a number. Names the first record that was edited, deleted or reordered. At the
 * end of the chain it compares the newest anchored head, and so reveals a chain that was cut off.
 */
export async function verifyChain(
  read: Read,
  anchored: readonly Head[],
  { after, limit }: { after: number; limit: number },
): Promise<Verified> {
  const anchors = new Map(anchored.map(({ seq, hash }) => [seq, hash]));
  const hash = after === 0 ? GENESIS.hash : await readHash(read, after);
  if (hash === undefined)
    return {
      verified: 0,
      head: null,
      finding: { kind: missingKind(anchored, after), seq: after, id: null },
      next: null,
    };
  let head: Head = { seq: after, hash };
  const report = (more: Pick<Verified, 'finding' | 'next'>): Verified => ({
    ...{ verified: head.seq - after, head: head.seq === 0 ? null : head },
    ...more,
  });
  for (let links: Link[] = []; head.seq - after < limit; ) {
    links = await readLinks(read, head.seq, Math.min(PAGE, limit - (head.seq - after)));
    if (links.length === 0) return report({ finding: await findingAtEnd(read, anchored, head), next: null });
    const { head: reached, flaw } = verifyLinks(head, links, anchors);
    head = reached;
    if (flaw) return report({ finding: await named(read, flaw, links), next: null });
  }
  return report({ finding: null, next: head.seq });
}

const missingKind = (anchored: readonly Head[], seq: number) =>
  anchored.some((head) => head.seq >= seq) ? 'cut-off' : 'deleted';

/** Returns the finding for a flaw. A record that fits elsewhere in the chain was reordered, not edited. */
async function named(read: Read, flaw: Flaw, links: readonly Link[]): Promise<ChangeFinding> {
  const row = links.find(({ seq }) => seq === flaw.seq)?.row;
  if (flaw.kind !== 'edited' || !row) return flaw;
  return fitsElsewhere(row, await readHashes(read)) ? { ...flaw, kind: 'reordered' } : flaw;
}

async function findingAtEnd(read: Read, anchored: readonly Head[], { seq }: Head): Promise<ChangeFinding | null> {
  if (anchored.some((head) => head.seq > seq)) return { kind: 'cut-off', seq: seq + 1, id: null };
  const outside = await readOutsideChain(read);
  return outside ? { ...outside, seq: null } : null;
}
