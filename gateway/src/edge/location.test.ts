// Tests that the answer of an operation that creates something names its path, for every declared operation.
import { describe, expect, test } from '@jest/globals';
import { fillPath, methodAndPath, type Operation } from '@toric/contracts/kernel/operation';
import request from 'supertest';
import { gatewayApp } from '../../test/app.ts';
import { documentedReply } from '../reference/documented-reply.ts';
import { exampleOf } from '../reference/example-of.ts';
import { locationOf } from './location.ts';
import { operations } from './operations.ts';

/** Lists operations that create something without a path of its own, each with the place where a client finds it. */
const WITHOUT_PATH: Readonly<Record<string, string>> = {
  countLots: 'the counts of a stocktake are fields of its lots (listStocktakeLots)',
  proposeReplenishment: 'it makes many proposals, which are read in one list (listProposals)',
  receiveStock: 'the boxes of a receipt are read as stock (listStock)',
  rotateWebhookSecret: 'the answer itself has the secret, which is shown once',
  enrolFactor: 'the answer itself has the secret, which is shown once',
  beginPasskey: 'the answer is for the browser, and nothing comes of it but a passkey (listPasskeys)',
  addPasskey: 'passkeys are read in one list (listPasskeys)',
  beginPasskeySignIn: 'the answer is for the browser, and nothing comes of it but a session',
  renewRecoveryCodes: 'the answer itself has the codes, which are shown once',
  askFactorReset: 'requests are read in the list of changes (listStaffChanges)',
  requestPhoneChange: 'a code goes to the new number, and nothing but the phone of the profile comes of it (getMe)',
  createWarehouse: 'warehouses are read in one list (listWarehouses)',
  adjustLot: 'an adjustment is a row in the ledger of its lot (listLotLedger)',
  discardLot: 'a discard is a row in the ledger of its lot (listLotLedger)',
  addAddress: 'the addresses of a customer are read in one list (listAddresses)',
  logInteraction: 'contacts are read in one list (listInteractions) and in the timeline (getTimeline)',
  receiveCallEvent: 'the caller is a telephone system, which reads nothing',
  addCustomerNote: 'the notes about a customer are read in one list (listCustomerNotes)',
  savePolicyText: 'the versions of a text are read in one list (listPolicyTexts)',
  addTaxRegistration: 'registrations are read in one list (listTaxRegistrations)',
  addTaxRow: 'the rows of a country are read in one list (listTaxRows)',
  setPriceFloor: 'the floors of prices are read in one list (listPriceFloors)',
  issueSetupCode: 'the answer itself has the code, which is shown once',
  recordGuardianConsent: 'the answers of guardians are read in one list (listGuardianConsents)',
  issueClaimCode: 'the answer itself has the code, which is shown once',
  inviteStaff: 'the invitation is read in the list of changes (listStaffChanges)',
  createSavedView: 'the views of a list are read in one list (listSavedViews)',
  recordPrescriptionReview: 'a review is read in the register of the law, not by itself',
  testMessageTemplate: 'the message arrives in the mailbox of the caller',
  openOwnCase: 'the answer to the customer comes by mail, with the number of the case',
  setChannelSecret: 'the answer itself has the secret, which is shown once',
  receiveCarrierEvent: 'the caller is a carrier, which reads nothing',
  receiveCaseMail: 'the caller is a mailbox, which reads nothing',
  receiveMailReport: 'the caller is a mail provider, which reads nothing',
  receiveSandboxWebhook: 'the caller is the payment provider, which reads nothing',
};

const UUID = '0197a000-0000-7000-8000-000000000001';
const creating = operations.filter(({ status }) => status === 201 || status === 202);
const readable = operations.filter(({ endpoint }) => endpoint.startsWith('GET ')).map((one) => methodAndPath(one).path);
const isReadable = (path: string) =>
  readable.some((known) => new RegExp(`^${known.replace(/\{\w+\}/g, '[^/?]+')}$`).test(path.split('?')[0] ?? ''));

/** Returns the location for the example answer of an operation. Its path has the same id for every parameter. */
function exampleLocation(operation: Operation): string | undefined {
  const body = Buffer.from(JSON.stringify(exampleOf(documentedReply(operation.reply))));
  const names = [...methodAndPath(operation).path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const params = Object.fromEntries(names.map((name) => [name, UUID]));
  return locationOf(operation, params, { status: operation.status ?? 200, body });
}

describe('every operation that creates something or begins work', () => {
  test('names a path, or is listed with the place where a client finds it', () => {
    const listed = new Set(Object.keys(WITHOUT_PATH));
    expect(
      creating.filter(({ location, id }) => (location === undefined) !== listed.has(id)).map(({ id }) => id),
    ).toEqual([]);
    expect([...listed].filter((id) => !creating.some((one) => one.id === id))).toEqual([]);
  });

  test('is not listed if what it creates can be read by its id', () => {
    const paths = creating.filter(({ id }) => id in WITHOUT_PATH).map((one) => `${methodAndPath(one).path}/${UUID}`);
    expect(paths.filter(isReadable)).toEqual([]);
  });

  test.each(creating.filter(({ location }) => location).map((one) => [one.id, one] as const))(
    '%s names a path that can be read',
    (_, operation) => {
      const location = exampleLocation(operation) ?? '';
      expect(location).toMatch(/^\/v1\//);
      expect(location).not.toMatch(/\/(\/|$|\?)|=($|&)/); // no segment of the path is empty
      expect(isReadable(location.replace('/v1', ''))).toBe(true);
    },
  );
});

test('a draft of a prescription has no path, and the prescription has one', () => {
  const operation = operations.find(({ id }) => id === 'recordFhirPrescription');
  const of = (status: string) =>
    operation &&
    locationOf(
      operation,
      { customerId: UUID },
      { status: 201, body: Buffer.from(JSON.stringify({ id: UUID, status })) },
    );
  expect([of('draft'), of('entered')]).toEqual([undefined, `/v1/customers/${UUID}/prescriptions/${UUID}`]);
});

test('the gateway sends it with a success, and not with a refusal', async () => {
  let status = 201;
  const ask = async () => ({ status, headers: {}, body: Buffer.from(JSON.stringify({ id: UUID })) });
  const path = fillPath('/v1/customers/{customerId}/prescriptions', { customerId: UUID });
  const send = () => request(gatewayApp({ ask })).post(path).set('Authorization', 'Bearer customer').send({});
  expect((await send()).headers['location']).toBe(`${path}/${UUID}`);
  status = 422;
  expect((await send()).headers['location']).toBeUndefined();
});
