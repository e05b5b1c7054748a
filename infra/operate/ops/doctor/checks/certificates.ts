import { isIP } from 'node:net';
import tls from 'node:tls';
import { codeOf, type Finding, messageOf, type Note, text, unchecked, wrong } from '../finding.ts';
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
  readonly startsAt: Date;
  readonly expiresAt: Date;
  /**
   * Holds the code of the error that makes this machine distrust the certificate, such as an expired date of the
   * certificate or of one in its chain. It is undefined if the machine trusts the certificate.
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
    resolve({
      host,
      startsAt: new Date(found.valid_from),
      expiresAt: new Date(found.valid_to),
      distrust: code === '' ? undefined : code,
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

/** Lists the codes of a wrong date. They may speak of another certificate of the chain. */
const OF_DATES = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];

function notYetValid(where: string, host: string, day: string): Finding {
  return wrong('certificate.not-yet-valid', where, {
    what: text(`The certificate of ${host} is not valid before ${day}.`, `${host} 的证书从 ${day} 起才有效。`),
    next: text(
      'Load the former certificate until then; if the day has come, correct the clock of this machine.',
      '在此之前请继续使用原来的证书；如果该日期已到，请校准本机的时钟。',
    ),
  });
}

function notTrusted(where: string, host: string, code: string): Finding {
  return wrong('certificate.not-trusted', where, {
    what: text(
      `This machine does not trust the certificate of ${host} (${code}).`,
      `本机不信任 ${host} 的证书（${code}）。`,
    ),
    next: OF_DATES.includes(code)
      ? text(
          'Load the current chain of the authority into the server: another certificate of the chain has expired or is not valid yet.',
          '请在服务器上装入颁发机构当前的证书链：链中另一张证书已过期或尚未生效。',
        )
      : text(
          'Let the server send the whole chain, or name its authority in NODE_EXTRA_CA_CERTS.',
          '请让服务器发送完整的证书链，或在 NODE_EXTRA_CA_CERTS 中指定其颁发机构。',
        ),
  });
}

/** Returns the worst fault of a certificate. */
export function judgeCertificate(where: string, certificate: Certificate, now: Date): Note[] {
  const { host, startsAt, expiresAt, distrust, isNamedAs } = certificate;
  const days = Math.floor((expiresAt.getTime() - now.getTime()) / DAY_MS);
  const day = expiresAt.toISOString().slice(0, 10);
  if (expiresAt <= now)
    return [
      wrong('certificate.expired', where, {
        what: text(`The certificate of ${host} expired on ${day}.`, `${host} 的证书已于 ${day} 过期。`),
        next: RENEW,
      }),
    ];
  if (startsAt > now) return [notYetValid(where, host, startsAt.toISOString().slice(0, 10))];
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
  if (distrust !== undefined) return [notTrusted(where, host, distrust)];
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
