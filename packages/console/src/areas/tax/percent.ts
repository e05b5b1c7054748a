import type { Language } from '@toric/contracts/kernel/sentence';
import { formatNumber } from '../../app/formats.ts';

/** Returns parts per million as per cent, such as `6.625 %`. */
export const percentOf = (partsPerMillion: number, language: Language): string =>
  `${formatNumber(partsPerMillion / 10_000, language, { maximumFractionDigits: 4 })} %`;
