import { QUALITY_RULES, type QualityRule } from '@toric/contracts/customer/quality/quality-rule';

/**
 * Returns the id under which the change record knows a rule. It is fixed, because a rule has no row before it is set.
 */
export const qualitySubject = (rule: QualityRule): string =>
  `0197a000-0000-7000-8000-00000000c1${QUALITY_RULES[rule].bit.toString(16).padStart(2, '0')}`;
