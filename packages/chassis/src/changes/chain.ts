/**
 * Computes and verifies the chain of the change record, without I/O. Each hash covers the hash before it and one
 * record.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** Describes a row of `change_record`, as it is stored. */
export type ChangeRow = {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly subjectType: string;
  readonly subject: string;
  readonly customerId: string | null;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly via: string | null;
  readonly fields: readonly string[];
  readonly open: unknown;
  readonly sealed: string | null;
};

/** Names the last record of a chain, or of the part of the chain that was read. */
export type Head = { readonly seq: number; readonly hash: string };

/** Represents the head of an empty chain. Its hash is the one before the first record. */
export const GENESIS: Head = { seq: 0, hash: '' };

/** Returns the hash of a record: SHA-256 over the hash before it and the canonical JSON of the record. */
export function hashAfter(previous: string, { at, ...row }: ChangeRow): string {
  const text = `${previous}\n${canonicalJson({ ...row, at: at.toISOString() })}`;
  return createHash('sha256').update(text).digest('base64url');
}

export type Seal = Head & { readonly recordId: string };

/** Returns the seals that append the records to the chain, in their order. */
export function sealsAfter(head: Head, rows: readonly ChangeRow[]): Seal[] {
  let { seq, hash } = head;
  return rows.map((row) => {
    seq += 1;
    hash = hashAfter(hash, row);
    return { seq, hash, recordId: row.id };
  });
}

/** Combines a seal with its record. The record is undefined if its row is gone. */
export type Link = Seal & { readonly row: ChangeRow | undefined };

export type Flaw = {
  readonly kind: 'edited' | 'deleted' | 'rewritten';
  readonly seq: number;
  readonly id: string | null;
};

/**
 * Verifies links that follow the head, in their order. Returns the last head that fits, and the first flaw if there is
 * one. `anchors` are the heads that were written outside the database, by their number.
 */
export function verifyLinks(
  from: Head,
  links: readonly Link[],
  anchors: ReadonlyMap<number, string>,
): { head: Head; flaw?: Flaw } {
  let head = from;
  for (const { seq, hash, recordId: id, row } of links) {
    const next = head.seq + 1;
    if (seq !== next) return { head, flaw: { kind: 'deleted', seq: next, id: null } };
    if (!row) return { head, flaw: { kind: 'deleted', seq, id } };
    if (hashAfter(head.hash, row) !== hash) return { head, flaw: { kind: 'edited', seq, id } };
    const anchored = anchors.get(seq);
    if (anchored !== undefined && anchored !== hash) return { head, flaw: { kind: 'rewritten', seq, id } };
    head = { seq, hash };
  }
  return { head };
}

/**
 * Returns true if the record was sealed at another place of the chain. Then its hash after some hash of the chain is a
 * hash of the chain too. An edited record has no such place.
 */
export const fitsElsewhere = (row: ChangeRow, hashes: ReadonlySet<string>): boolean =>
  [GENESIS.hash, ...hashes].some((previous) => hashes.has(hashAfter(previous, row)));
