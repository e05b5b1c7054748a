import type { PersonalData } from '@toric/contracts/customer/people/customer.http';

export type CheckedAddress = {
  readonly id: string;
  readonly updatedAt: Date;
  readonly country: string;
  readonly postalCode?: string | undefined;
  readonly phone?: string | undefined;
};

/** Describes that prescription of a customer which expires last, except withdrawn and refused prescriptions. */
export type LastPrescription = {
  readonly expiresOn: string;
  /**
   * Is true if the prescriber can be asked: the prescription names a partner of the shop, or the prescriber's phone,
   * fax or address is known.
   */
  readonly isAskable: boolean;
};

/** Holds all facts of a customer that the rules check. They are decrypted for a check and never stored. */
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
  /** Lists the days on which the customer's prescriptions were issued. */
  readonly issuedOn: readonly string[];
  readonly openPairs: number;
  /** Counts the other customers with the same phone number who are not in the customer's household. */
  readonly phoneSharers: number;
  readonly hasGuardian: boolean;
};
