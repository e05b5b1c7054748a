/**
 * Describes the device and the network of a request as people recognise them. Exact addresses and versions are never
 * stored.
 */
import { networkOf } from '@toric/chassis/http/network';
import type { RequestOrigin } from '@toric/contracts/customer/accounts/account.http';

type Signs = readonly (readonly [name: string, sign: RegExp])[];

/**
 * Lists the patterns of browsers. The first match counts: Edge and Opera also name Chrome, and Chrome also names
 * Safari.
 */
const BROWSERS: Signs = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['WeChat', /\bMicroMessenger\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
];
const SYSTEMS: Signs = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['HarmonyOS', /\bHarmonyOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
];

const nameIn = (signs: Signs, agent: string) => signs.find(([, sign]) => sign.test(agent))?.[0];

/**
 * Returns the browser and the operating system that the user agent names, or one of them if the other is unknown. If
 * both are unknown, returns the name of the program. Returns null if the user agent names nothing.
 */
function deviceOf(agent: string): string | null {
  const [browser, system] = [nameIn(BROWSERS, agent), nameIn(SYSTEMS, agent)];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? /^[\w.-]{1,40}(?=\/|$)/.exec(agent)?.[0] ?? null;
}

/**
 * Returns the network of an address: 256 addresses of IPv4, or a /48 of IPv6, which is the usual size for one household
 * or office. Returns null if the address is unknown.
 */
function networkPrefix(address: string): string | null {
  const network = networkOf(address);
  if (network === 'unknown') return null;
  if (!network.includes(':')) return network.replace(/\.\d+$/, '.0/24');
  return `${network.split(':').slice(0, 3).join(':')}::/48`;
}

export type Origin = RequestOrigin;

export const originOf = ({ callerAddress, callerAgent }: { callerAddress: string; callerAgent: string }): Origin => ({
  device: deviceOf(callerAgent),
  network: networkPrefix(callerAddress),
});
