// The script of a web page of another origin buys lenses with the client that a public generator made of /openapi.json.
// The bundler replaces `generated` by the folder of that client, and fills in `API`, `EMAIL` and `PASSWORD`.
import * as api from 'generated/sdk.gen';
import { client } from 'generated/client.gen';

const tell = async (name, told = {}) =>
  (await fetch(`/${name}`, { method: 'POST', body: JSON.stringify(told) })).json();
const key = () => ({ 'Idempotency-Key': crypto.randomUUID() });

/** Draws a picture of a prescription in the browser. */
async function picture() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 200 });
  const brush = canvas.getContext('2d');
  brush.fillStyle = 'white';
  brush.fillRect(0, 0, 320, 200);
  brush.fillStyle = 'black';
  brush.fillText('Rx  R -2.75  L -3.25  BC 8.6  DIA 14.0', 20, 100);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/**
 * Opens the event stream of an order with a ticket, because EventSource cannot send a token. Returns the statuses up to
 * `last`.
 */
function watch(url, last) {
  const seen = [];
  const stream = new EventSource(API + url);
  return new Promise((resolve, reject) => {
    stream.addEventListener('status', ({ data }) => {
      const { status } = JSON.parse(data);
      seen.push(status);
      if (![last, 'cancelled'].includes(status)) return;
      stream.close();
      resolve(seen);
    });
    stream.onerror = () => reject(new Error(`the stream broke after ${seen.join()}`));
  });
}

async function signIn() {
  const me = { email: EMAIL, password: PASSWORD, givenName: 'Grace', familyName: 'Hopper' };
  const signedUp = await api.signUp({ body: me });
  const { data: session } = await api.signIn({ body: { email: me.email, password: me.password } });
  client.setConfig({ auth: () => session.accessToken });
  return { customerId: signedUp.data.id, profile: signedUp.response.headers.get('location') };
}

async function prescribed(customerId, { productId, right, left }) {
  const year = new Date().getUTCFullYear();
  const { data } = await api.recordPrescription({
    path: { customerId },
    headers: key(),
    body: {
      issuedOn: `${year - 1}-06-01`,
      expiresOn: `${year + 1}-05-31`,
      prescriber: { name: 'Dr Chen' },
      eyes: { right: { productId, parameters: right }, left: { productId, parameters: left } },
    },
  });
  const path = { customerId, prescriptionId: data.id };
  const attached = await api.attachFile({
    path,
    body: await picture(),
    bodySerializer: null,
    headers: { ...key(), 'Content-Type': 'image/png' },
  });
  await tell('attached', path); // an optician of the shop now compares the picture with the values
  const read = await api.getPrescription({ path });
  return { prescriptionId: data.id, file: attached.data.mediaType, status: read.data.status };
}

async function buy() {
  client.setConfig({ baseUrl: API, throwOnError: true });
  const { customerId, profile } = await signIn();
  const found = await api.listProducts({ query: { q: 'biofinity', market: 'US' } });
  const [right, left] = [-2.75, -3.25].map((sphere) => ({ baseCurve: 8.6, diameter: 14, sphere }));
  const { data: product } = await api.getProduct({ path: { handle: 'biofinity' }, query: { market: 'US' } });
  const [{ packId }] = product.packs;
  const { data: address } = await api.addAddress({
    path: { customerId },
    headers: key(),
    body: {
      recipient: 'Grace Hopper',
      line1: '1 Compiler Street',
      city: 'Newark',
      region: 'NJ',
      postalCode: '07101',
      country: 'US',
    },
  });
  const prescription = await prescribed(customerId, { productId: product.id, right, left });
  const lines = [
    { productId: product.id, packId, parameters: right, quantity: 1 },
    { productId: product.id, packId, parameters: left, quantity: 1 },
  ];
  const place = { country: 'US', region: 'NJ', postalCode: '07101' };
  const { data: quote } = await api.quoteOrder({ body: { place, lines } });
  const { prescriptionId } = prescription;
  const eyes = ['right', 'left'];
  const placed = await api.placeOrder({
    headers: key(),
    body: {
      market: 'US',
      lines: lines.map((line, n) => ({ ...line, eye: eyes[n], prescriptionId })),
      shippingAddressId: address.id,
      paymentToken: 'tok_visa',
    },
  });
  const path = { orderId: placed.data.id };
  const { data: ticket } = await api.createStreamTicket({ path });
  const states = await watch(ticket.url, 'confirmed');
  const { data: order } = await api.getOrder({ path });
  const waited = await api.cancelOrder({
    path,
    headers: { ...key(), Prefer: 'wait=20' },
    body: { note: 'Only a test' },
  });
  return {
    ...{ customerId, profile, found: found.data.data.length, prescription, quote, placed: placed.data.status },
    ...{ location: placed.response.headers.get('location'), states, order, cancelled: waited.data.status },
  };
}

buy().then(
  (result) => tell('bought', result),
  (error) => tell('failed', { error: String(error?.stack ?? error), detail: JSON.stringify(error) }),
);
