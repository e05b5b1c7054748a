import type { Language } from '@toric/contracts/kernel/sentence';
import { formatNumber } from '../../app/formats.ts';

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** Returns a size in the unit that makes it readable: `812 kB`, `4.1 GB`. */
export function formatSize(bytes: number, language: Language): string {
  const steps = Math.min(UNITS.length, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const size = bytes / 1_000 ** steps;
  return `${formatNumber(size, language, { maximumFractionDigits: size < 10 ? 1 : 0 })} ${UNITS[steps - 1]}`;
}
