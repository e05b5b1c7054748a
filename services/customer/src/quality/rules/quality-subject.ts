import { QUALITY_RULES, type QualityRule } from '@toric/contracts/customer/quality/quality-rule';

/** Returns the id of a rule in the change record. The id is fixed, because a rule has no row until somebody sets it. */
export const qualitySubject = (rule: QualityRule): string =>
  `0197a000-0000-7000-8000-00000000c1${QUALITY_RULES[rule].bit.toString(16).padStart(2, '0')}`;
