import type { PersonalData } from '@toric/contracts/customer/people/customer.http';

export type CheckedAddress = {
  readonly id: string;
  readonly updatedAt: Date;
  readonly country: string;
  readonly postalCode?: string | undefined;
  readonly phone?: string | undefined;
};

/** The prescription that ends last, of those that were not withdrawn or refused. */
export type LastPrescription = {
  readonly expiresOn: string;
  /** True if the prescription names a partner of the shop, or a phone, fax or address of the prescriber. */
  readonly isAskable: boolean;
};

/** Everything about a customer that the rules look at. It is opened for a check and never stored. */
export type QualityFacts = {
  readonly customerId: string;
  readonly createdAt: Date;
  readonly personal: Pick<PersonalData, 'givenName' | 'familyName' | 'email' | 'phone' | 'dateOfBirth' | 'language'>;
  readonly addresses: readonly CheckedAddress[];
  readonly confirmations: readonly {
    readonly subject: string;
    readonly fact: string;
    readonly confirmedAt: Date;
  }[];
  readonly lastConsentAt: Date | null;
  readonly lastPrescription: LastPrescription | null;
  /** The days on which her prescriptions were issued. */
  readonly issuedOn: readonly string[];
  readonly openPairs: number;
  /** How many people outside her household have her phone number. */
  readonly phoneSharers: number;
  readonly hasGuardian: boolean;
};
