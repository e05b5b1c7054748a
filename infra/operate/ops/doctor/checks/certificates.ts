import { isIP } from 'node:net';
import tls from 'node:tls';
import { codeOf, messageOf, type Note, text, unchecked, wrong } from '../finding.ts';
import { settingOf, type Ward } from '../patient.ts';

const ANSWER_MS = 5_000;
const DAY_MS = 86_400_000;
const SOON_DAYS = 21;

/** Lists the settings that may hold an address with TLS, and the usual port of each scheme. */
const SETTINGS = [
  ...['PUBLIC_URL', 'WEBHOOKS_URL', 'TRAINING_URL', 'BROKER_URL', 'SMTP_URL', 'PROVIDER_URL', 'CARRIER_URL'],
  ...['TEXTS_URL', 'ADDRESS_CHECK_URL'],
];
const TLS_PORTS: Readonly<Record<string, number>> = { 'https:': 443, 'amqps:': 5671, 'smtps:': 465 };

type Place = { readonly where: string; readonly host: string; readonly port: number };
type Certificate = {
  readonly host: string;
  readonly expiresAt: Date;
  /**
   * Holds the code of the error that makes this machine distrust the certificate. A wrong host name or an expired date
   * is not such an error. It is undefined if the machine trusts the certificate.
   */
  readonly distrust: string | undefined;
  readonly isNamedAs: boolean;
};

function placesOf({ processes, gatewayUrl }: Ward): Place[] {
  const given = processes.flatMap((process) =>
    SETTINGS.map((name) => ({ where: `${process.name}, ${name}`, url: settingOf(process, name) })),
  );
  const places = [...given, { where: 'TORIC_URL', url: gatewayUrl }].flatMap(({ where, url }) => {
    const parsed = URL.parse(url ?? '');
    const usual = TLS_PORTS[parsed?.protocol ?? ''];
    if (!parsed || usual === undefined) return [];
    return [{ where, host: parsed.hostname, port: Number(parsed.port || usual) }];
  });
  return places.filter(
    ({ host, port }, at) => at === places.findIndex((one) => one.host === host && one.port === port),
  );
}

function certificateAt({ host, port }: Place): Promise<Certificate> {
  const { promise, resolve, reject } = Promise.withResolvers<Certificate>();
  const name = isIP(host) ? {} : { servername: host };
  // the connection also opens with an untrusted certificate, which is safe because it sends nothing but the handshake
  const socket = tls.connect({ host, port, ...name, rejectUnauthorized: false, timeout: ANSWER_MS });
  socket.once('secureConnect', () => {
    const found = socket.getPeerCertificate();
    const code = String(socket.authorizationError ?? '');
    const ofItself = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID', ''].includes(code);
    resolve({
      host,
      expiresAt: new Date(found.valid_to),
      distrust: ofItself ? undefined : code,
      isNamedAs: tls.checkServerIdentity(host, found) === undefined,
    });
    socket.destroy();
  });
  socket.once('timeout', () => socket.destroy(new Error('no answer')));
  socket.once('error', reject);
  return promise;
}

const RENEW = text(
  'Renew the certificate, load it into the server or balancer, and see that its renewal runs by itself.',
  '请更新证书，把它装入服务器或负载均衡器，并确认自动续期能正常运行。',
);

/** Returns the worst fault of a certificate. */
export function judgeCertificate(where: string, certificate: Certificate, now: Date): Note[] {
  const { host, expiresAt, distrust, isNamedAs } = certificate;
  const days = Math.floor((expiresAt.getTime() - now.getTime()) / DAY_MS);
  const day = expiresAt.toISOString().slice(0, 10);
  if (expiresAt <= now)
    return [
      wrong('certificate.expired', where, {
        what: text(`The certificate of ${host} expired on ${day}.`, `${host} 的证书已于 ${day} 过期。`),
        next: RENEW,
      }),
    ];
  if (!isNamedAs)
    return [
      wrong('certificate.wrong-name', where, {
        what: text(`The certificate of ${host} is for another name.`, `${host} 的证书属于其他域名。`),
        next: text(
          `Get a certificate that names ${host}, or correct the address in the setting.`,
          `请获取包含 ${host} 的证书，或更正设置中的地址。`,
        ),
      }),
    ];
  if (distrust !== undefined)
    return [
      wrong('certificate.not-trusted', where, {
        what: text(
          `This machine does not trust the certificate of ${host} (${distrust}).`,
          `本机不信任 ${host} 的证书（${distrust}）。`,
        ),
        next: text(
          'Let the server send the whole chain, or name its authority in NODE_EXTRA_CA_CERTS.',
          '请让服务器发送完整的证书链，或在 NODE_EXTRA_CA_CERTS 中指定其颁发机构。',
        ),
      }),
    ];
  if (days >= SOON_DAYS) return [];
  return [
    wrong('certificate.ends-soon', where, {
      what: text(
        `The certificate of ${host} expires in ${days} days, on ${day}.`,
        `${host} 的证书将在 ${days} 天后（${day}）过期。`,
      ),
      next: RENEW,
    }),
  ];
}

/** Looks at the certificate behind each address with TLS among the settings. */
export async function checkCertificates(ward: Ward): Promise<readonly Note[]> {
  const notes = await Promise.all(
    placesOf(ward).map(async (place) => {
      const where = `${place.where} (${place.host}:${place.port})`;
      try {
        return judgeCertificate(where, await certificateAt(place), ward.now());
      } catch (error) {
        const why = codeOf(error) || messageOf(error);
        return [unchecked(where, text(`it does not answer with TLS (${why}).`, `没有以 TLS 应答（${why}）。`))];
      }
    }),
  );
  return notes.flat();
}
