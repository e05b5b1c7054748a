import { createHash } from 'node:crypto';
import { canonicalJson } from '../changes/canonical-json.ts';
import type { Vault } from '../data/vault.ts';

/** Returns the digest of contents that are not personal. Empty values are left out. */
export const openDigest = (contents: object): string =>
  createHash('sha256').update(canonicalJson(contents)).digest('hex');

/** Returns the keyed digest of personal contents, so that nobody can find the contents by trying. */
export const personalDigest = (vault: Vault, contents: object): string =>
  vault.blindIndex('import-content', canonicalJson(contents));
