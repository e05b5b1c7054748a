import { randomBytes } from 'node:crypto';
import type { Vault } from '@toric/chassis/data/vault';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { networkOf } from '@toric/chassis/http/network';
import { answer } from '@toric/chassis/http/reply';
import { CART_TOO_MANY } from '@toric/contracts/order/carts/cart.errors';
import { CreateCart } from '@toric/contracts/order/carts/cart.http';
import type { Reader } from '../../reader.store.ts';
import { CART_TOKEN, ownerOf } from '../cart.ts';
import { countCart, insertCart } from '../cart.store.ts';
import { cartReceipt } from '../cart.view.ts';

const TOKEN_BYTES = 32;
type Settings = { vault: Vault; cartsPerNetwork: number };

/**
 * POST /carts. Saves a cart of a customer, or a cart with a token. The number of carts with a token is limited for each
 * network.
 */
export const createCart = ({ vault, cartsPerNetwork: most }: Settings) =>
  preparedCommand<typeof CreateCart, Reader, null>(CreateCart, {
    async prepare({ actor, callerAddress, aside }) {
      if (actor.id !== '') return null;
      const network = vault.blindIndex('cart-network', networkOf(callerAddress));
      if (!(await countCart(aside, network, most))) throw CART_TOO_MANY({ most });
      return null;
    },
    async run({ body: contents, actor, tx, now, newId }) {
      const customerId = ownerOf(actor);
      const token = customerId === null ? randomBytes(TOKEN_BYTES).toString('base64url') : null;
      const tokenDigest = token && vault.blindIndex(CART_TOKEN, token);
      const cart = await insertCart(tx, vault, { id: newId(), customerId, tokenDigest, contents, now });
      return answer({ ...cartReceipt(cart), token });
    },
  });
