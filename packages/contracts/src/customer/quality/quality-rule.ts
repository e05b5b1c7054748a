/** Lists the rules of data quality. People switch rules on and off and weigh them, but cannot add any. */
import { z } from 'zod';

export const QualityKind = z
  .enum(['completeness', 'validity', 'freshness', 'uniqueness', 'consistency'])
  .meta({ description: 'The side of quality that a rule looks at.' });
export type QualityKind = z.infer<typeof QualityKind>;

export const QualityRule = z.enum([
  ...(['name-complete', 'birth-date-known', 'contact-known', 'address-known', 'language-known'] as const),
  ...(['consent-asked', 'name-plausible', 'birth-date-plausible', 'phone-valid', 'email-valid'] as const),
  ...(['postcode-valid', 'phone-fresh', 'email-fresh', 'address-fresh', 'consent-fresh'] as const),
  ...(['prescription-lasting', 'no-duplicate', 'phone-unshared', 'minor-guarded', 'phone-in-country'] as const),
  ...(['prescriber-reachable', 'prescription-after-birth'] as const),
]);
export type QualityRule = z.infer<typeof QualityRule>;

export const ThresholdUnit = z.enum(['days', 'months', 'years', 'people']).meta({
  description: '`days` and `months` are times. `years` is an age. `people` is how many others may have the same.',
});
type ThresholdUnit = z.infer<typeof ThresholdUnit>;

export type QualityRuleSpec = {
  /**
   * Holds the position of the bit that stands for the rule in stored results. It never changes, and no two rules share
   * it.
   */
  readonly bit: number;
  readonly kind: QualityKind;
  readonly weight: number;
  readonly threshold?: {
    readonly unit: ThresholdUnit;
    readonly start: number;
    readonly min: number;
    readonly max: number;
  };
};

const months = (start: number) => ({ unit: 'months' as const, start, min: 1, max: 120 });

/** Lists the rules with their weights and thresholds, which apply until a person sets others. */
export const QUALITY_RULES: Readonly<Record<QualityRule, QualityRuleSpec>> = {
  'name-complete': { bit: 0, kind: 'completeness', weight: 5 },
  'birth-date-known': { bit: 1, kind: 'completeness', weight: 4 },
  'contact-known': { bit: 2, kind: 'completeness', weight: 5 },
  'address-known': { bit: 3, kind: 'completeness', weight: 3 },
  'language-known': { bit: 4, kind: 'completeness', weight: 1 },
  'consent-asked': { bit: 5, kind: 'completeness', weight: 2 },
  'name-plausible': { bit: 6, kind: 'validity', weight: 4 },
  'birth-date-plausible': {
    ...{ bit: 7, kind: 'validity', weight: 4 },
    threshold: { unit: 'years', start: 110, min: 90, max: 130 },
  },
  'phone-valid': { bit: 8, kind: 'validity', weight: 4 },
  'email-valid': { bit: 9, kind: 'validity', weight: 4 },
  'postcode-valid': { bit: 10, kind: 'validity', weight: 4 },
  'phone-fresh': { bit: 11, kind: 'freshness', weight: 2, threshold: months(24) },
  'email-fresh': { bit: 12, kind: 'freshness', weight: 2, threshold: months(24) },
  'address-fresh': { bit: 13, kind: 'freshness', weight: 2, threshold: months(24) },
  'consent-fresh': { bit: 14, kind: 'freshness', weight: 1, threshold: months(36) },
  'prescription-lasting': {
    ...{ bit: 15, kind: 'freshness', weight: 3 },
    threshold: { unit: 'days', start: 60, min: 0, max: 365 },
  },
  'no-duplicate': { bit: 16, kind: 'uniqueness', weight: 5 },
  'phone-unshared': {
    ...{ bit: 17, kind: 'uniqueness', weight: 2 },
    threshold: { unit: 'people', start: 0, min: 0, max: 20 },
  },
  'minor-guarded': { bit: 18, kind: 'consistency', weight: 4 },
  'phone-in-country': { bit: 19, kind: 'consistency', weight: 1 },
  'prescriber-reachable': { bit: 20, kind: 'consistency', weight: 2 },
  'prescription-after-birth': { bit: 21, kind: 'consistency', weight: 4 },
};

/** Describes a rule with the settings that people have chosen. */
export type QualitySetting = {
  readonly rule: QualityRule;
  readonly isOn: boolean;
  readonly weight: number;
  /** Holds the threshold, or null for a rule without one. */
  readonly threshold: number | null;
};

/** Returns the initial setting of a rule, which applies until a person changes it. */
export function startOf(rule: QualityRule): QualitySetting {
  const { weight, threshold } = QUALITY_RULES[rule];
  return { rule, isOn: true, weight, threshold: threshold?.start ?? null };
}
