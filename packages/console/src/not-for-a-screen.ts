/**
 * Lists the operations of the API that no page of the console calls, each with the reason. A test checks that the list
 * is complete.
 */
export const NOT_FOR_A_SCREEN: Readonly<Record<string, string>> = {
  // The gateway signs in for the console, and keeps the tokens in cookies (ADR 0074).
  completeSignIn: 'The gateway calls it for the console, so that no script sees a token.',
  signInWithPasskey: 'The gateway calls it for the console, so that no script sees a token.',
  stepUp: 'The gateway calls it for the console, so that no script sees a token.',
  confirmFactor: 'The gateway calls it for the console, so that no script sees a token.',
  refreshSession: 'The gateway calls it for the console, so that no script sees a token.',
  signOut: 'The gateway calls it for the console, so that no script sees a token.',
  // Links in mails open pages of the gateway, which need no session.
  completePasswordReset: 'The page behind the link of a mail calls it.',
  confirmEmail: 'The page behind the link of a mail calls it.',
  completeEmailChange: 'The page behind the link of a mail calls it.',
  acceptInvitation: 'The page behind the link of a mail calls it.',
  readRecallLink: 'The page behind the link of a mail calls it.',
  answerRecallLink: 'The page behind the link of a mail calls it.',
  showPreferences: 'The page behind the link of a mail calls it.',
  savePreferences: 'The page behind the link of a mail calls it.',
  unsubscribe: 'The page behind the link of a mail calls it.',
  trackOrder: 'The page behind the link of a mail calls it.',
  // Customers call these operations themselves, in the web shop of the retailer.
  signUp: 'Customers sign up in the shop of the retailer.',
  beginGuestCheckout: 'A guest orders in the shop of the retailer.',
  createCart: 'Customers save carts in the shop of the retailer. Staff read them with getCart.',
  changeCart: 'Customers change their carts in the shop of the retailer.',
  showCart: 'The shop of the retailer shows a cart by its token. Staff read carts with getCart.',
  getMe: 'Customers read their own record in the shop of the retailer.',
  removeAddress: 'Customers remove their own addresses in the shop of the retailer. Staff call removeCustomersAddress.',
  requestPhoneChange: 'Only the customer may change her phone number, because a code is sent to the new one.',
  completePhoneChange: 'Only the customer may change her phone number, because a code is sent to the new one.',
  completeClaim: 'The customer claims her account herself, with the code that staff gave her.',
  readPassport: 'Customers check their boxes in the shop of the retailer. Staff see lots in the stock.',
  openOwnCase: 'Customers ask in the shop of the retailer. Staff open a case with openCase.',
  listOwnCases: 'Customers see their questions in the shop of the retailer. Staff list cases with listCases.',
  showCaseSurvey: 'The page behind a link in a mail calls it.',
  showForm: 'The public page of the form calls it.',
  submitForm: 'The public page of the form calls it.',
  confirmFormConsent: 'The page behind the link of a mail calls it.',
  showSurvey: 'The public page of the survey calls it.',
  answerSurvey: 'The public page of the survey calls it.',
  rateCase: 'The page behind a link in a mail calls it.',
  // Machines call these operations.
  receiveCaseMail: 'The mailbox calls it.',
  receiveCarrierEvent: 'The carrier calls it.',
  receiveChannelDelivery: 'The providers of channels call it.',
  receiveMailReport: 'The mail server calls it.',
  receiveCallEvent: 'The telephone system calls it.',
  receiveSandboxWebhook: 'The payment provider calls it.',
  listParameters:
    'The lens matrix compiles the rules of the product in the browser, and reads the boxes with getLensStock.',
  getProductPicture: 'Pages show a picture by its address, which the browser loads and keeps (`thumbnail.tsx`).',
  streamOrderEvents: 'The client follows an order with it (`api.events`).',
  createStreamTicket: 'It serves clients that cannot send headers. The console follows an order with its session.',
  replayErasures: 'An operator runs it after a restore, with the command of the runbook.',
  getHousehold: 'The record of a customer shows her household (getCustomerHousehold).',
};
