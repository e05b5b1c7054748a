import { BlockList, isIP } from 'node:net';
import type { Actor, KeyRights } from '@toric/contracts/kernel/access';
import { hasScope, isForKeys, scopesOf } from '@toric/contracts/customer/machines/key-scopes';
import type { Operation } from '@toric/contracts/kernel/operation';
import { AUTH_KEY_ADDRESS, AUTH_PEOPLE_ONLY, AUTH_SCOPE_MISSING } from '@toric/contracts/kernel/request.errors';

/** Throws unless the key has a scope for the operation. A public operation needs no scope. */
export function assertScope(operation: Operation, { id }: Actor, key: KeyRights): void {
  if (operation.allow.includes('public') || hasScope(key, operation)) return;
  if (!isForKeys(operation)) throw AUTH_PEOPLE_ONLY();
  throw AUTH_SCOPE_MISSING({ scope: scopesOf(operation).join(' / '), key: id });
}

/**
 * Caches the networks of each list of addresses. Verified tokens are cached too, so every request of a key has the same
 * list.
 */
const networksOf = new WeakMap<KeyRights, BlockList>();

/** Throws if the caller is a key that may not be used from this IP address. */
export function assertKeyAddress(actor: Actor | undefined, address: string | undefined): void {
  if (!actor?.key || actor.key.addresses.length === 0) return;
  const networks = networksOf.get(actor.key) ?? readNetworks(actor.key.addresses);
  networksOf.set(actor.key, networks);
  const family = isIP(address ?? '') === 6 ? 'ipv6' : 'ipv4';
  if (isIP(address ?? '') === 0 || !networks.check(address ?? '', family)) throw AUTH_KEY_ADDRESS();
}

function readNetworks(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}
