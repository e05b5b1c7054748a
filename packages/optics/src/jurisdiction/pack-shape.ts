import type { Jurisdiction } from '@toric/contracts/tools/jurisdiction';

export interface Rule<T> {
  readonly is: T;
  /** Names the place in the law that states the rule, so that a reader can look it up. */
  readonly source: string;
}

/** Describes a register that the seller must keep. */
export interface Register {
  readonly name: 'verifications' | 'prescriptions' | 'purchases' | 'sales' | 'complaints-and-recalls' | 'suppliers';
  readonly contents: readonly string[];
  /** States how long an entry of the register must be kept. It is absent if the law names no period. */
  readonly keep?: { readonly years: number; readonly after: 'entry' | 'expiry' };
}

/**
 * Holds the legal rules of one jurisdiction. If a rule is absent, we do not know it, and nobody may conclude that the
 * law permits anything.
 */
export interface JurisdictionPack {
  readonly jurisdiction: Jurisdiction;
  /**
   * Numbers the versions of a jurisdiction's pack. A changed law gets a new version. A published pack never changes, so
   * that old decisions stay explainable.
   */
  readonly version: number;
  /**
   * Names the first day on which the pack applies (YYYY-MM-DD). It applies until the next version of the pack begins.
   */
  readonly from: string;
  /** Names the wider jurisdiction whose rules apply as well, e.g. `US` for `US-CA`. */
  readonly within?: Jurisdiction;
  readonly prescription?: Rule<'required' | 'advised'>;
  /** States the shortest validity of a prescription, in years, that a prescriber may set without a medical reason. */
  readonly shortestYears?: Rule<number>;
  /**
   * States the longest validity of a prescription in years. It is absent if the law leaves the validity to the
   * prescriber.
   */
  readonly longestYears?: Rule<number>;
  /** Demands that a prescription states its last day. Nothing may be supplied after that day. */
  readonly expiry?: Rule<'mandatory'>;
  /** Is true if a prescription counts as verified when the prescriber does not answer in time. */
  readonly passiveVerification?: Rule<boolean>;
  /**
   * Limits the number of lenses that may be supplied: they last until the prescription expires, rounded up to whole
   * boxes.
   */
  readonly mostSupply?: Rule<'until-expiry'>;
  /** States whether the same lens of the same maker may be supplied under a label other than the prescribed one. */
  readonly otherLabel?: Rule<'permitted'>;
  readonly distanceSelling?: Rule<'forbidden'>;
  /** Holds the exact text that every shipment must contain. */
  readonly shipmentWarning?: Rule<string>;
  /**
   * States the class of contact lenses as devices, their register, and whether the registered identifier names one
   * single power.
   */
  readonly device?: Rule<{ readonly riskClass?: string; readonly register?: string; readonly namesPower?: boolean }>;
  readonly registers: readonly Rule<Register>[];
  /** Lists statements in this jurisdiction pack that were not checked against the text of the law. */
  readonly unsure?: readonly string[];
}
