import type { Text } from '@toric/contracts/kernel/sentence';
import { isGtin } from '@toric/optics/gs1';
import { parseElementString } from '@toric/optics/gs1/gs1-element-string';
import type { BoxLabel } from '@toric/optics/gs1/gs1-identifiers';

/** A scan or a typed code, and what the label of the box says. */
export type Scan = {
  readonly text: string;
  /** The parts of the GS1 code. A GTIN alone has no lot and no day. */
  readonly label?: BoxLabel;
  readonly warnings: readonly Text[];
  /** Why the code cannot be read as the label of a box. */
  readonly problem?: Text;
};

/** Reads a scan by GS1. A GTIN alone keeps its problem, because the page decides whether that is enough. */
export function readScan(text: string, today: string): Scan {
  const read = parseElementString(text, today);
  if (read.ok) return { text, label: read.label, warnings: read.warnings };
  const digits = text.trim();
  return {
    text,
    ...(isGtin(digits) && { label: { gtin: digits.padStart(14, '0') } }),
    warnings: [],
    problem: read.problem,
  };
}
