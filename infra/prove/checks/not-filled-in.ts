const LINK = 'The page behind a link in a mail sends it, and shows its own words.';
const PAGE = 'The public page sends it. Its fields have the labels and the help that staff wrote for it.';
const SHOP = 'The web shop of the retailer sends it, and has forms of its own.';
const SESSION = 'The session sends its own token.';

/** Lists the operations whose body no person fills in at a screen, each with the reason why it has no guide. */
export const NOT_FILLED_IN: Readonly<Record<string, string>> = {
  recordFhirPrescription: 'The body is a file of another system, in the terms of HL7 FHIR.',
  importCatalogue: 'The body is a file, whose columns docs/catalogue-import.md describes.',
  signInWithPasskey: 'The browser makes the body.',
  refreshSession: SESSION,
  signOut: SESSION,
  confirmEmail: LINK,
  completeEmailChange: LINK,
  showPreferences: LINK,
  savePreferences: LINK,
  unsubscribe: LINK,
  trackOrder: LINK,
  showCaseSurvey: LINK,
  rateCase: LINK,
  beginGuestCheckout: SHOP,
  createCart: SHOP,
  changeCart: SHOP,
  showCart: SHOP,
  submitForm: PAGE,
  confirmFormConsent: LINK,
  showSurvey: PAGE,
  answerSurvey: PAGE,
  readRecallLink: LINK,
  answerRecallLink: LINK,
  linkCaseArticle: 'A click on an article in the list sends it.',
  previewCustomerMerge: 'The page of a pair sends the ids of both customers.',
  findDuplicates: 'Other programs send what a person has typed in their form of a new customer.',
  markNoticesRead: 'A click on a notice sends it.',
  chooseCleaned: 'A tick beside a record sends it.',
};
